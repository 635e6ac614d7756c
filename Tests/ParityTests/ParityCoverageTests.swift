import Balancing
import Testing

/// No strategy escapes the comparison of live and simulated picks without a reason.
@Suite struct ParityCoverageTests {
    /// The strategies that ``LiveParityTests`` cannot hold, and why; all but Prequal are held to a `Balancer`, which is
    /// what the proxy runs, by the simulator's own `ParityTests` with the clock and the keys given.
    static let reasons = [
        "peak-ewma": "goes by measured latency, which differs between a socket and virtual time",
        "least-time": "goes by measured latency, which differs between a socket and virtual time",
        "prequal": "goes by the answers to probes, which come when the network brings them",
        "ring-hash": "goes by the request's key: bytes in the proxy, a drawn number in the simulator",
        "maglev": "goes by the request's key: bytes in the proxy, a drawn number in the simulator",
        "rendezvous": "goes by the request's key: bytes in the proxy, a drawn number in the simulator",
        "bounded-load": "goes by the request's key: bytes in the proxy, a drawn number in the simulator",
        "ip-hash": "goes by the client's address, which virtual time does not have",
    ]

    @Test func everyStrategyIsHeldOrHasItsReason() {
        let held = Set(LiveParityTests.strategies.map { String($0.prefix { $0 != ":" }) })
        #expect(held.isDisjoint(with: Self.reasons.keys))
        #expect(held.union(Self.reasons.keys) == Set(StrategyCatalog.names))
    }
}
