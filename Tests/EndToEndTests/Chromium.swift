import Foundation
import TestSupport

/// A headless Chromium, with which tests look at reports as people do; it reaches no network.
struct Chromium {
    /// What a page looked like once it was laid out.
    struct View: Decodable {
        /// The width of the window, and of what is in it; more than the window means that the page scrolls sideways.
        var width: Double
        var contentWidth: Double
        /// The page's background, such as `rgb(13, 17, 23)`.
        var background: String
        /// The visible text of every figure.
        var figures: [String]
        /// The size of every chart's plotting area.
        var charts: [[Double]]
        /// The size of the smallest letters of any chart, in pixels.
        var smallestText: Double
    }

    /// Whether there is one.
    static let isInstalled = FileManager.default.isExecutableFile(atPath: path)

    private static let path = "/usr/bin/chromium"

    /// Opens a file and returns the document after its scripts, and the errors of its console.
    static func open(_ file: URL) throws -> (document: String, errors: [String]) {
        let (document, log) = try run(["--dump-dom", file.absoluteString])
        let errors = log.split(separator: "\n").filter { $0.contains(":CONSOLE") }.map(String.init)
        return (document, errors)
    }

    /// Opens a copy of a file in a window of that width and looks at it.
    ///
    /// The copy has a script that looks, which the policy of the file itself would not let run.
    static func look(at file: URL, width: Int, isDark: Bool) throws -> View {
        var html = try String(contentsOf: file, encoding: .utf8)
        html.replace(/<meta http-equiv[^>]*>/, with: "")
        html = html.replacing("</body>", with: "<script>\(probe)</script></body>")
        let copy = file.deletingLastPathComponent().appending(path: "probe-\(width)-\(isDark).html")
        try Data(html.utf8).write(to: copy)
        let scheme = "--blink-settings=preferredColorScheme=\(isDark ? 0 : 1)"
        let (document, _) = try run([scheme, "--window-size=\(width),800", "--dump-dom", copy.absoluteString])
        let view = document.firstMatch(of: /data-view="([^"]*)"/).map { $0.1.replacing("&quot;", with: "\"") }
        guard let view else { throw RunningBinary.Failure(description: "no view in \(document.suffix(300))") }
        return try JSONDecoder().decode(View.self, from: Data(view.utf8))
    }

    private static let probe = """
        const all = (selector) => [...document.querySelectorAll(selector)];
        document.body.dataset.view = JSON.stringify({
          width: innerWidth, contentWidth: document.documentElement.scrollWidth,
          background: getComputedStyle(document.body).backgroundColor,
          figures: all("figure").map((figure) => figure.innerText.replace(/[^\\x20-\\x7e]/g, " ")),
          charts: all("svg.chart").map((chart) => [chart.clientWidth, chart.clientHeight]),
          smallestText: Math.min(...all("svg.chart text").map((text) => text.getBoundingClientRect().height)
            .filter((height) => height > 0)),
        });
        """

    /// Runs it to its end; more than a minute is a failure.
    private static func run(_ arguments: [String]) throws -> (output: String, log: String) {
        let folder = try TemporaryFolder()
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments =
            [
                "60", path, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                "--no-first-run",
                "--user-data-dir=\(folder.path("profile"))", "--host-resolver-rules=MAP * ~NOTFOUND",
                "--enable-logging=stderr", "--v=0", "--virtual-time-budget=2000",
            ] + arguments
        let log = URL(filePath: folder.path("log"))
        _ = FileManager.default.createFile(atPath: log.path, contents: nil)
        let output = Pipe()
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw RunningBinary.Failure(description: "Chromium ended with \(process.terminationStatus).")
        }
        return (text, try String(contentsOf: log, encoding: .utf8))
    }
}
