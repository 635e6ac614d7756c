import Measuring
import Simulating
import Testing

@testable import Experimenting

/// What each built-in scenario's `expect` says is so, in virtual time.
@Suite struct ScenarioPromiseTests {
    private static func run(
        _ name: String,
        _ strategy: String,
        _ change: (inout Scenario) -> Void = { _ in }
    ) throws -> SimulationResult {
        var scenario = try Scenario.load(name)
        change(&scenario)
        #expect(scenario.strategies.contains(strategy))
        return try Simulation.run(scenario.simulation(strategy: strategy))
    }

    private static func p99(
        _ name: String,
        _ strategy: String,
        _ change: (inout Scenario) -> Void = { _ in }
    ) throws -> Double {
        Double(try run(name, strategy, change).latency.value(atPercentile: 99))
    }

    @Test func even() throws {
        let cycle = try Self.run("even", "round-robin")
        let counts = cycle.picksPerBackend
        #expect(try #require(counts.max()) - #require(counts.min()) <= 1)
        let random = try Self.run("even", "random")
        #expect(try #require(random.picksPerBackend.max()) - #require(random.picksPerBackend.min()) > 1)
        for strategy in ["p2c", "least-requests"] {
            #expect(try Self.run("even", strategy).meanNanoseconds < random.meanNanoseconds * 2 / 3)
        }
        #expect(try Self.run("even", "p2c").meanNanoseconds < cycle.meanNanoseconds)
    }

    @Test func heterogeneous() throws {
        let cycle = try Self.p99("heterogeneous", "round-robin")
        #expect(cycle > 1e9)
        for strategy in ["weighted-round-robin", "least-requests", "p2c"] {
            #expect(try Self.p99("heterogeneous", strategy) < cycle / 10)
        }
    }

    /// Also in the short runs of a comparison.
    @Test(arguments: [nil, 3_000_000_000] as [Int64?])
    func oneSlow(duration: Int64?) throws {
        let shorten: (inout Scenario) -> Void = { $0.duration = duration ?? $0.duration }
        let cycle = try Self.p99("one-slow", "round-robin", shorten)
        for strategy in ["least-requests", "p2c", "peak-ewma"] {
            #expect(try Self.p99("one-slow", strategy, shorten) < cycle / 2)
            #expect(try Self.run("one-slow", strategy, shorten).share(of: 0) < 0.1)
        }
    }

    @Test func gcPauses() throws {
        let cycle = try Self.p99("gc-pauses", "round-robin")
        #expect(cycle > 150e6)
        for strategy in ["least-requests", "p2c"] { #expect(try Self.p99("gc-pauses", strategy) < cycle / 2) }
    }

    @Test func heavyTail() throws {
        let cycle = try Self.run("heavy-tail", "round-robin").meanNanoseconds
        for strategy in ["least-requests", "p2c"] {
            #expect(try Self.run("heavy-tail", strategy).meanNanoseconds < cycle / 2)
        }
    }

    @Test(arguments: ["round-robin", "least-requests", "p2c", "peak-ewma"])
    func crashRecover(_ strategy: String) throws {
        let result = try Self.run("crash-recover", strategy)
        #expect(Double(result.failed) < 0.002 * Double(result.requests))
        // Bins of half a second: down from bin 6, seen at 3.5 s; up from bin 12, seen at 6.5 s.
        for bin in 7..<13 { #expect(result.picksPerBin[bin][1] == 0) }
        let figures = RecoveryFigures(result, backend: 1, returnedInBin: 13)
        #expect(try #require(figures.binsToFairShare) <= 2)
    }

    @Test func flapping() throws {
        let ofSixSeconds = 800.0 * 6
        let cycle = Double(try Self.run("flapping", "round-robin").failed) / ofSixSeconds
        #expect(cycle > 0.02)
        #expect(cycle <= 0.051)
        #expect(Double(try Self.run("flapping", "least-requests").failed) / ofSixSeconds > cycle)
        #expect(try Self.run("flapping", "round-robin") { $0.retries = 1 }.failed < 3)
    }

    @Test func coldStart() throws {
        let cycle = try Self.p99("cold-start", "round-robin")
        for strategy in ["least-requests", "p2c", "peak-ewma"] {
            #expect(try Self.p99("cold-start", strategy) < cycle / 5)
        }
    }

    @Test func antagonist() throws {
        let cycle = try Self.p99("antagonist", "round-robin")
        for strategy in ["least-requests", "p2c", "peak-ewma"] {
            #expect(try Self.p99("antagonist", strategy) < cycle / 2)
        }
    }

    @Test func parityResonance() throws {
        let cycle = try Self.run("parity-resonance", "round-robin")
        #expect(Set(cycle.picksPerBackend).count == 1)
        let p99 = Double(cycle.latency.value(atPercentile: 99))
        for strategy in ["random", "p2c", "least-requests"] {
            #expect(try Self.p99("parity-resonance", strategy) < p99 / 5)
        }
        let odd: (inout Scenario) -> Void = { $0.backends = $0.backends.map { $0 + $0.prefix(1) } }
        #expect(try Self.p99("parity-resonance", "round-robin", odd) < p99 / 5)
    }

    @Test func slowStart() throws {
        #expect(try Self.p99("slow-start", "round-robin") < Self.p99("cold-start", "round-robin") / 4)
        for strategy in ["round-robin", "weighted-round-robin"] {
            let result = try Self.run("slow-start", strategy)
            // Up at 2 s, seen at 2.2 s: from bin 5 on.
            let figures = RecoveryFigures(result, backend: 0, returnedInBin: 5)
            #expect((6...8).contains(try #require(figures.binsToFairShare)))
            #expect(figures.overshoot < 0.02)
        }
    }
}
