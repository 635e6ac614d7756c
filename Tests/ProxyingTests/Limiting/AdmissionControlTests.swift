import Synchronization
import Testing

@testable import Proxying

@Suite struct AdmissionControlTests {
    private func ticket(_ id: Int64) -> AdmissionControl.Ticket { AdmissionControl.Ticket(id: id) {} }

    @Test func placesPassInTheOrderOfArrival() {
        var limits = InFlightLimits(perBackend: 1)
        limits.queue = 2
        var control = AdmissionControl(limits, backends: 2)
        #expect(control.enter(0, ticket(1)) == .enters)
        #expect(control.enter(0, ticket(2)) == .waits)
        #expect(control.enter(0, ticket(3)) == .waits)
        #expect(control.enter(0, ticket(4)) == .refused)
        #expect(control.enter(1, ticket(5)) == .enters)
        #expect(control.waiting == 2)
        control.cancel(0, 2)
        #expect(control.leave(0)?.id == 3)
        #expect(control.leave(0)?.id == nil)
        #expect(control.enter(0, ticket(6)) == .enters)
    }

    @Test func moreOrFewerPlaces() {
        var limits = InFlightLimits(perBackend: 1)
        var control = AdmissionControl(limits, backends: 1)
        for id: Int64 in 1...5 { _ = control.enter(0, ticket(id)) }
        limits.perBackend = 3
        #expect(control.change(to: limits, backends: 2).map(\.id) == [2, 3])
        #expect(control.enter(1, ticket(6)) == .enters)
        limits.perBackend = 2
        #expect(control.change(to: limits, backends: 2).isEmpty)
        // The third place is gone when it is given back; then places pass on again.
        #expect(control.leave(0) == nil && control.waiting == 2)
        #expect(control.leave(0)?.id == 4)
        #expect(control.change(to: nil, backends: 2).map(\.id) == [5])
        #expect(control.enter(0, ticket(7)) == .enters && control.waiting == 0)
    }
}
