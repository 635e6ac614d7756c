import Pacing
import Testing

@testable import Serving

struct TimerLeadTests {
    /// Wake-ups 40 to 80 µs late: the lead must find the point where about a quarter of them are early.
    @Test func settlesWhereAQuarterIsEarly() {
        var generator = SeededGenerator(seed: 1)
        var lead = TimerLead()
        var early = 0
        for wakeUp in 0..<5000 {
            let lateness = Int64.random(in: 40_000...80_000, using: &generator) - lead.nanoseconds
            lead.observe(lateness: lateness)
            if wakeUp >= 1000, lateness <= 0 { early += 1 }
        }
        #expect((800...1200).contains(early))
        #expect((45_000...55_000).contains(lead.nanoseconds))
    }

    @Test func staysWithinItsBounds() {
        var lead = TimerLead()
        lead.observe(lateness: -1)
        #expect(lead.nanoseconds == 0)
        for _ in 0..<1000 { lead.observe(lateness: 1_000_000_000) }
        #expect(lead.nanoseconds == TimerLead.longest)
    }
}
