import LoadDriving
import Measuring
import Pacing
import Recording
import TestSupport
import Testing

@testable import Experimenting

/// What is tallied as rows are recorded is what the rows in the database say.
@Suite struct LiveTallyTests {
    private static let server = try? ScriptedServer { peer in
        var number = 0
        while case let head = try peer.receiveHead(), !head.isEmpty {
            number += 1
            let status = head.contains("/bad") && number.isMultiple(of: 3) ? 503 : 200
            try peer.send("HTTP/1.1 \(status) X\r\nX-Backend-Id: b\(number % 3)\r\nContent-Length: 2\r\n\r\nab")
        }
    }

    private struct Shape: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let change: @Sendable (inout LoadPlan) -> Void
    }

    private static let shapes = [
        Shape(testDescription: "closed, for a time") { $0.limit = .duration(200_000_000) },
        Shape(testDescription: "closed, no warm-up") {
            $0.warmup = 0
            $0.limit = .duration(100_000_000)
        },
        Shape(testDescription: "closed, a number") { $0.limit = .requests(300) },
        Shape(testDescription: "open, for a time") {
            $0.mode = .open(PoissonArrivals(rate: 1000, seed: 3))
            $0.limit = .duration(200_000_000)
        },
        Shape(testDescription: "open, a number") {
            $0.mode = .open(ConstantArrivals(rate: 1000))
            $0.limit = .requests(200)
        },
        Shape(testDescription: "a mix on two threads") {
            $0.threads = 2
            $0.limit = .requests(400)
            $0.mix = [RequestKind(weight: 3, url: "/good"), RequestKind(url: "/bad")]
        },
        Shape(testDescription: "a list of more URLs than there are figures of") {
            $0.limit = .requests(400)
            $0.mix = (0..<100).map { RequestKind(url: $0 < 20 ? "/bad/\($0)" : "/good/\($0)") }
            $0.mixOrder = .turns
        },
    ]

    @Test(arguments: shapes) private func equalsTheDatabase(shape: Shape) throws {
        let folder = try TemporaryFolder()
        let server = try #require(Self.server)
        var load = LoadPlan(url: "http://127.0.0.1:\(server.port)/bad")
        load.connections = 4
        load.warmup = 50_000_000
        load.knownBackends = ["b0", "b1", "b2"]
        shape.change(&load)
        let plan = ExperimentPlan(
            target: .external(url: load.url),
            strategy: "round-robin",
            load: load,
            targetRate: nil,
            arrivals: nil,
            seed: load.seed,
            databasePath: folder.path("r.sqlite"),
            version: "0"
        )
        let record = RunRecord(
            strategy: plan.strategy,
            proxy: "external",
            mode: .closed,
            seed: plan.seed,
            target: load.url,
            scenario: RunSettings(plan).yaml,
            version: "0",
            libraryVersions: [:],
            backends: load.knownBackends.enumerated().map { BackendRecord(number: $0 + 1, name: $1) }
        )
        let run = try RecordedRun(
            begin: record,
            in: ResultsDatabase(path: plan.databasePath),
            load: load,
            kinds: RequestKinds(load)
        )
        try run.driver.start()
        let result = run.driver.wait()
        let totals = RunTotals(
            measuredInterval: result.measuredInterval,
            generator: result.facts(of: plan, received: nil, calibratedRate: nil),
            received: [],
            cpu: CPUFacts()
        )
        run.note(totals.points)
        run.recorder.flush()
        let reader = RunReader(run.database)
        let stored = try run.database.run(matching: .last)
        let live = try #require(try run.tally.analysis(reader.facts(of: stored, state: .complete)))
        #expect(try live == reader.analysis(of: stored, state: .complete))
        #expect(live.summary.requests.sent > 0 && live.summary.requests.failed > 0)
        #expect(live.summary.throughput.achievedPerSecond > 0)
        #expect((live.summary.requestsByKind != nil) == (2...RequestKinds.most).contains(load.mix.count))
        if load.mix.count < 3 { #expect((live.summary.spread.dependence?.request != nil) == (load.mix.count == 2)) }
        try run.recorder.finish(state: .complete, summaryJSON: nil)
    }
}
