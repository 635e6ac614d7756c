import Testing

@testable import Proxying

@Suite struct HealthEventTests {
    private let kinds: [HealthEvent.Kind] = [
        .checksFailed, .checksPassed, .ejected(.consecutive5xx, nanoseconds: 30_000_000_000, number: 1),
        .ejectionSpared, .returned, .drainStarted, .drainEnded, .weightSet(2.5), .modeChanged(.primaries),
        .modeChanged(.panic), .modeChanged(.backups), .modeChanged(.outage),
    ]

    @Test func everyKindHasANameOfItsOwnAndADetail() {
        let events = kinds.map { HealthEvent(atNanoseconds: 0, backend: 0, kind: $0) }
        #expect(Set(events.map(\.name)).count == kinds.count)
        #expect(Set(events.map(\.detail)).count == kinds.count)
        #expect(events.allSatisfy { !$0.name.contains(" ") })
    }

    @Test func anEjectionSaysWhyAndHowLong() {
        let event = HealthEvent(
            atNanoseconds: 0,
            backend: 1,
            kind: .ejected(.consecutiveGatewayFailures, nanoseconds: 1_500_000, number: 3)
        )
        #expect(event.detail == "consecutive gateway failures, out for 1 ms, ejection 3")
    }
}
