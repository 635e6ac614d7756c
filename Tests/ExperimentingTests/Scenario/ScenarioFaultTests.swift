import Pacing
import Testing

@testable import Experimenting

@Suite struct ScenarioFaultTests {
    private static let second: Int64 = 1_000_000_000

    private static func fault(_ entry: String) throws -> ScenarioFault {
        let scenario = try Scenario(yaml: "backends: 4\nfaults: [\(entry)]", name: "test.yaml")
        return try #require(scenario.faults.first)
    }

    /// Every entry is stored with a run as it was read, and reads back as itself.
    @Test(arguments: [
        "{at: 0s, backend: 1, kind: slow, factor: 10.0}",
        "{at: 2s, until: 8s, backend: 4, kind: slow, factor: 2.5, period: 2s}",
        "{at: 15s, until: 45s, backend: 2, kind: fixed, time: 2s}",
        "{at: 0s, backend: 1, kind: fail, time: 1ms}",
        "{at: 3s, until: 6s, backend: 2, kind: crash}",
        "{at: 2s, until: 8s, backend: 3, kind: crash, period: 1s}",
        "{at: 1s, backend: 1, kind: pause, time: 200ms}",
        "{at: 500ms, until: 12s, backend: 1, kind: pause, time: 200ms, period: 2s}",
    ])
    func readsBackAsItself(_ entry: String) throws {
        let fault = try Self.fault(entry)
        #expect(fault.description == entry)
        #expect(try Self.fault(fault.description) == fault)
    }

    @Test func lastsUnlessItEnds() throws {
        let slow = try Self.fault("{at: 1s, backend: 2, kind: slow, factor: 3}")
        #expect(slow.changes.map(\.conduct) == [.slow(factor: 3)])
        let crash = try Self.fault("{at: 1s, until: 2s, backend: 2, kind: crash}")
        #expect(crash.changes.map(\.conduct) == [.crashed, .healthy])
        #expect(crash.changes.map(\.atNanoseconds) == [Self.second, 2 * Self.second])
        #expect(crash.changes.allSatisfy { $0.backend == 1 })
    }

    @Test func periodIsHalfOnAndHalfOff() throws {
        let flap = try Self.fault("{at: 0s, until: 3s, backend: 1, kind: flap, period: 1s}")
        #expect(flap.changes.map(\.atNanoseconds) == [0, 1, 2, 3, 4, 5].map { $0 * Self.second / 2 })
        #expect(flap.kind == .crash)
    }

    @Test func pauseLastsForItsTime() throws {
        let once = try Self.fault("{at: 1s, backend: 1, kind: pause, time: 250ms}")
        #expect(once.changes.map(\.conduct) == [.paused(nanoseconds: Self.second / 4), .healthy])
        #expect(once.changes.map(\.atNanoseconds) == [Self.second, Self.second + Self.second / 4])
        let again = try Self.fault("{until: 2s, backend: 1, kind: pause, time: 250ms, period: 1s}")
        #expect(again.changes.map(\.atNanoseconds) == [0, 1, 4, 5].map { $0 * Self.second / 4 })
    }

    @Test(arguments: [
        ("{backend: 5, kind: crash}", "no backend 5"),
        ("{kind: burn}", "'burn' is no fault"),
        ("{kind: slow}", "how many times slower"),
        ("{kind: fixed}", "give a duration"),
        ("{kind: pause}", "give a duration"),
        ("{kind: flap, until: 3s}", "give a duration"),
        ("{kind: flap, period: 1s}", "when a fault with a period ends"),
        ("{kind: crash, at: 3s, until: 2s}", "end before it starts"),
        ("{kind: pause, time: 1s, until: 2s}", "give a period as well"),
        ("{kind: pause, time: 1s, until: 9s, period: 1s}", "never end"),
    ])
    func refusesWithTheLineAndTheRemedy(_ entry: String, _ sentence: String) {
        let error = #expect(throws: ExperimentError.self) { _ = try Self.fault(entry) }
        #expect(error?.description.contains("test.yaml:2") == true)
        #expect(error?.description.contains(sentence) == true)
    }
}
