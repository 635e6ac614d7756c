import Balancing
import TestSupport
import Testing

@testable import Proxying

/// Reloads while requests come without a pause.
@Suite struct ReloadUnderLoadTests {
    private func configuration(_ upstreams: [Upstream], threads: Int) -> ProxyConfiguration {
        var configuration = ProxyConfiguration(
            host: "127.0.0.1",
            port: 0,
            upstreams: upstreams,
            strategy: RoundRobin(seed: 1)
        )
        configuration.strategyChoice = StrategyChoice("round-robin")
        configuration.threads = threads
        configuration.dispatchHeader = true
        return configuration
    }

    @Test(arguments: [1, 2])
    func nothingIsLostAndNoCursorMoves(_ threads: Int) throws {
        let names = ["a", "b", "c", "d", "e"]
        let backends = try NamedBackends(names)
        let always = (0..<3).map { backends.upstream($0, names[$0]) }
        var configuration = configuration(always, threads: threads)
        let proxy = try ReverseProxy.start(configuration)
        defer { proxy.shutdown(graceNanoseconds: 0) }
        let load = SteadyLoad(8, to: proxy)
        for round in 1...20 {
            #expect(load.wait(for: 20))
            var upstreams = always
            for index in upstreams.indices { upstreams[index].weight = Double(1 + (round + index) % 4) }
            if round % 2 == 0 { upstreams.append(backends.upstream(3, "d")) }
            if round % 3 == 0 { upstreams.append(backends.upstream(4, "e", weight: 2)) }
            configuration.upstreams = round % 5 == 0 ? upstreams.reversed() : upstreams
            configuration.timeouts.response = Int64(round) * 10_000_000_000
            let report = try proxy.reload(configuration)
            #expect(report.altered.count >= 3 && report.settings == ["timeouts"])
            let leavers = [3, 4].filter { index in !upstreams.contains { $0.name == names[index] } }
            let before = proxy.counters().picksPerBackend
            #expect(load.wait(for: 20))
            let after = proxy.counters().picksPerBackend
            for index in leavers where index < after.count { #expect(after[index] == before[index]) }
        }
        let (answers, failures) = load.stop()
        #expect(failures.isEmpty, "\(failures.prefix(3))")
        #expect(answers.map(\.pick) == Array(1...Int64(answers.count)))
        let steady = answers.map(\.backend).filter { ["a", "b", "c"].contains($0) }
        #expect(steady.enumerated().allSatisfy { $1 == ["a", "b", "c"][$0 % 3] })
        let counters = proxy.counters()
        #expect(counters.requests == Int64(answers.count) && counters.retries == 0 && counters.brokenAttempts == 0)
        #expect(counters.picksPerBackend.count == 5 && counters.picksPerBackend.reduce(0, +) == counters.picks)
        #expect(counters.picksPerBackend[3] > 0 && counters.picksPerBackend[4] > 0)
    }

    @Test func whoJoinsGetsItsShareAndWhoLeavesNothing() throws {
        let names = ["a", "b", "c", "d"]
        let backends = try NamedBackends(names)
        var configuration = configuration((0..<3).map { backends.upstream($0, names[$0]) }, threads: 2)
        let proxy = try ReverseProxy.start(configuration)
        defer { proxy.shutdown(graceNanoseconds: 0) }
        let load = SteadyLoad(8, to: proxy)
        #expect(load.wait(for: 60))
        configuration.upstreams = [0, 2, 3].map { backends.upstream($0, names[$0]) }
        let report = try proxy.reload(configuration)
        #expect(report.added == ["d"] && report.removed == ["b"])
        let picks = proxy.counters().picks
        #expect(load.wait(for: 300))
        let (answers, failures) = load.stop()
        #expect(failures.isEmpty)
        let later = answers.filter { $0.pick > picks }.map(\.backend)
        let counts = names.map { name in later.count { $0 == name } }
        #expect(counts[1] == 0 && counts[0] + counts[2] + counts[3] == later.count)
        #expect((counts.filter { $0 > 0 }.max() ?? 0) - (counts.filter { $0 > 0 }.min() ?? 0) <= 1, "\(counts)")
    }

    @Test func weightsHoldFromTheReloadOn() throws {
        let names = ["a", "b", "c"]
        let backends = try NamedBackends(names)
        var configuration = configuration((0..<3).map { backends.upstream($0, names[$0]) }, threads: 1)
        configuration.strategyChoice = StrategyChoice("weighted-round-robin")
        configuration.strategy = WeightedRoundRobin(seed: 1)
        let proxy = try ReverseProxy.start(configuration)
        defer { proxy.shutdown(graceNanoseconds: 0) }
        let load = SteadyLoad(4, to: proxy)
        #expect(load.wait(for: 30))
        configuration.upstreams = zip(0..<3, [1, 0, 5]).map { backends.upstream($0, names[$0], weight: $1) }
        try proxy.reload(configuration)
        let picks = proxy.counters().picks
        #expect(load.wait(for: 240))
        let (answers, failures) = load.stop()
        #expect(failures.isEmpty)
        let later = answers.filter { $0.pick > picks }.map(\.backend)
        let counts = names.map { name in Double(later.count { $0 == name }) }
        #expect(counts[1] == 0 && abs(counts[2] - Double(later.count) * 5 / 6) <= 3, "\(counts)")
    }
}
