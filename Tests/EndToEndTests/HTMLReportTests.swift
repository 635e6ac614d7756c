import Foundation
import TestSupport
import Testing

/// `rrbench report --format html` of runs of every kind, opened in a real browser, and its SQL asked in the database.
@Suite(.serialized) struct HTMLReportTests {
    /// What becomes of a recorded run before it is reported; SQL that makes it so.
    enum Fate: String, CaseIterable {
        case complete
        case neverFinished = "UPDATE runs SET state = 'running', summary = NULL; DELETE FROM timeline;"
        case interrupted = "UPDATE runs SET state = 'interrupted';"
        case noRequests = "DELETE FROM requests; DELETE FROM connections;"
        case allFailed = "UPDATE requests SET error = 1, status = NULL, backend = NULL, dispatch = NULL;"
        case oneBackend = "DELETE FROM backends WHERE backend > 1; UPDATE requests SET backend = 1;"
        case thousandBackends = """
            WITH RECURSIVE n(i) AS (SELECT 4 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)
            INSERT INTO backends SELECT 1, i, 'backend-' || i, NULL, 1 FROM n;
            UPDATE requests SET backend = sequence % 1000 + 1;
            """
        case markup = "UPDATE backends SET name = '<script>alert(' || backend || ')</script>';"
        case faults = """
            INSERT INTO events SELECT 1, 600000000, 'fault_start', 2, '<b>crash</b>';
            INSERT INTO events SELECT 1, 900000000, 'fault_end', 2, NULL;
            INSERT INTO events SELECT 1, 700000000, 'ejected', 3, 'pick=9 consecutive 5xx';
            """

        /// What the report must say.
        var sentence: String {
            switch self {
            case .complete: "BALANCED"
            case .neverFinished: "This run was interrupted"
            case .interrupted: "was interrupted"
            case .noRequests: "No request was measured"
            case .allFailed: "Every request failed"
            case .oneBackend: "100.00 %"
            case .thousandBackends: "Of 1,000 backends"
            case .markup: "&lt;script&gt;alert(2)&lt;/script&gt;"
            case .faults: "to the end: backend-3 ejected (consecutive 5xx)"
            }
        }
    }

    /// The database of a short run, recorded once for all tests.
    private static let recorded = Result {
        let folder = try TemporaryFolder()
        let run = try BuiltBinary.run([
            "run", "--listen", "127.0.0.1:0", "--backend-port", "0", "--warmup", "100ms", "-z", "1s", "-q", "300",
            "--no-progress", "--json", "--db", folder.path("r.sqlite"),
        ])
        guard run.hasMeasured else { throw RunningBinary.Failure(description: run.errors) }
        return try Data(contentsOf: URL(filePath: folder.path("r.sqlite")))
    }

    /// Does to the recorded run what is to be done, and writes its report.
    private func report(_ fate: Fate, in folder: borrowing TemporaryFolder) throws -> URL {
        let database = folder.path("r.sqlite")
        try Self.recorded.get().write(to: URL(filePath: database))
        if fate != .complete { try Database(path: database).execute(fate.rawValue) }
        let file = folder.path("report.html")
        let outcome = try BuiltBinary.run(["report", "--db", database, "--format", "html", "-o", file])
        #expect(outcome.status == 0, "\(outcome.errors)")
        return URL(filePath: file)
    }

    @Test(
        "A browser opens every kind of report without an error, and its buttons copy",
        .enabled(if: Chromium.isInstalled),
        arguments: Fate.allCases
    )
    func opens(fate: Fate) throws {
        let folder = try TemporaryFolder()
        let file = try report(fate, in: folder)
        let (document, errors) = try Chromium.open(file)
        #expect(errors.isEmpty)
        #expect(document.contains(fate.sentence))
        // The policy let the one script run.
        #expect(document.contains("<button type=\"button\" class=\"copy\">Copy SQL</button>"))
        #expect(!document.contains("hidden=\"hidden\""))
    }

    @Test(
        "A browser opens comparisons and sweeps without an error, and they fit on a phone",
        .enabled(if: Chromium.isInstalled),
        arguments: [
            (
                [
                    "compare", "--strategies", "round-robin,p2c", "--repeats", "2", "-z", "200ms", "--warmup", "50ms",
                    "-c", "4", "--no-progress", "--db",
                ],
                "p2c against round-robin"
            ),
            (
                [
                    "simulate", "--strategy", "round-robin,p2c", "--sweep", "utilization=0.5:0.7:0.1", "--requests",
                    "2000",
                ],
                "P99 latency by utilization"
            ),
        ]
    )
    func others(arguments: [String], sentence: String) throws {
        let folder = try TemporaryFolder()
        let file = folder.path("page.html")
        let database = arguments.last == "--db" ? [folder.path("r.sqlite")] : []
        let outcome = try BuiltBinary.run(arguments + database + ["--format", "html", "-o", file])
        #expect(outcome.hasMeasured, "\(outcome.errors)")
        let (document, errors) = try Chromium.open(URL(filePath: file))
        #expect(errors.isEmpty)
        #expect(document.contains(sentence))
        let view = try Chromium.look(at: URL(filePath: file), width: 375, isDark: true)
        #expect(view.contentWidth <= view.width)
        #expect(!view.charts.isEmpty)
        #expect(view.smallestText >= 11)
    }

    @Test(
        "Figures are readable on a phone and on a desk, in light and dark, and no page scrolls sideways",
        .enabled(if: Chromium.isInstalled),
        arguments: [Fate.faults, .thousandBackends]
    )
    func isReadable(fate: Fate) throws {
        let folder = try TemporaryFolder()
        let file = try report(fate, in: folder)
        let windows = fate == .faults ? [(375, false), (375, true), (1280, false), (1280, true)] : [(375, false)]
        for (width, isDark) in windows {
            let view = try Chromium.look(at: file, width: width, isDark: isDark)
            #expect(view.background == (isDark ? "rgb(13, 17, 23)" : "rgb(255, 255, 255)"))
            #expect(view.width <= Double(max(width, 500)))
            #expect(view.contentWidth <= view.width)
            #expect(view.figures.count == 7)
            let titles = [
                "Times by percentile", "Requests a second over time", "Latency over time", "Heat map of latency",
                "Share by backend", "Share by backend over time", "In flight by backend over time",
            ]
            for (figure, title) in zip(view.figures, titles) {
                for text in [title, "SQL behind it"] { #expect(figure.contains(text)) }
            }
            for chart in view.charts {
                #expect(chart[0] >= 0.7 * view.width || chart[0] > 800)
                #expect(chart[1] >= 100)
            }
            #expect(view.smallestText >= 11)
        }
    }

    @Test("The SQL behind every figure runs, and gives what the report shows")
    func queries() throws {
        let folder = try TemporaryFolder()
        let html = try String(contentsOf: report(.faults, in: folder), encoding: .utf8)
        let database = try Database(path: folder.path("r.sqlite"))
        let queries = html.matches(of: /<code>([^<]*)<\/code>/).map { match in
            String(match.1).replacing("&gt;", with: ">").replacing("&lt;", with: "<").replacing("&#39;", with: "'")
                .replacing("&amp;", with: "&")
        }
        #expect(queries.count == 8)
        for query in queries { #expect(try !database.firstText(query).isEmpty, "\(query)") }
        // The first two columns of the first row are a percentile and the latency in microseconds.
        let median = try database.firstText("SELECT latency_us FROM (\(queries[0].dropLast()))")
        let json = try BuiltBinary.run(["report", "--db", folder.path("r.sqlite"), "--format", "json"]).json()
        let shown = try #require((json["latency_us"] as? [String: Any])?["p50"] as? Double)
        let exact = try #require(Double(median))
        #expect(abs(shown - exact) <= exact / 1000)
    }

    @Test("A damaged database is a sentence and status 1", arguments: ["text", "html", "json"])
    func damaged(format: String) throws {
        let folder = try TemporaryFolder()
        _ = try report(.complete, in: folder)
        let path = folder.path("r.sqlite")
        var bytes = try Data(contentsOf: URL(filePath: path))
        for index in stride(from: 4_096, to: bytes.count, by: 1) { bytes[index] = UInt8(truncatingIfNeeded: index * 7) }
        try bytes.write(to: URL(filePath: path))
        let outcome = try BuiltBinary.run(["report", "--db", path, "--format", format])
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.contains("r.sqlite"))
        #expect(outcome.errors.split(separator: "\n").count == 1)
    }
}
