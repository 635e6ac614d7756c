import Recording
import Serving
import Testing

@testable import Experimenting

struct FaultEventsTests {
    @Test func becomeRowsOnTheClockOfTheRunOnce() {
        let events = FaultEvents()
        events.add(FaultEvent(atNanoseconds: 990, backend: 1, isStart: true, detail: "crash"))
        events.add(FaultEvent(atNanoseconds: 1_500, backend: 1, isStart: false, detail: "crash"))
        #expect(
            events.take(origin: 1_000) == [
                RunEvent(atNanoseconds: 0, kind: "fault_start", backend: 2, detail: "crash"),
                RunEvent(atNanoseconds: 500, kind: "fault_end", backend: 2, detail: "crash"),
            ]
        )
        #expect(events.take(origin: 1_000) == [])
    }
}
