import Measuring
import Recording
import Testing

@testable import Experimenting
@testable import Proxying

@Suite struct PickHistoryTests {
    @Test func eventsTellWhatTheProxyMeant() {
        let events = ProxyEvents()
        var configuration = ProxyConfiguration.classic
        events.listen(to: &configuration)
        configuration.onMembership?(
            MembershipEvent(
                atNanoseconds: 5_000,
                moment: PickMoment(picks: 1_234, change: 3),
                weights: [1, 0, 2.5],
                ramping: [2],
                restarts: true
            )
        )
        configuration.onRetry?(
            RetryEvent(
                atNanoseconds: 6_000,
                failed: 1,
                next: 0,
                pick: 77,
                first: 1,
                attempt: 2,
                end: .answered(status: 503)
            )
        )
        configuration.onRetry?(
            RetryEvent(atNanoseconds: 7_000, failed: 2, next: 1, pick: 78, first: 0, attempt: 3, end: .connectFailed)
        )
        let rows = events.take(origin: 1_000, names: ["a", "b c=1", "d"])
        #expect(rows.first?.detail == "pick=1234 change=3 weights=1,0,2.5 ramping=3 restart=1")
        #expect(rows[2].detail == "as=78 to=2 first=1 attempt 3 goes to b c=1 as pick 78: no connection")
        #expect(rows[1].detail == "as=77 to=1 counted=1 attempt 2 goes to a as pick 77: status 503")
        let history = PickHistory(rows)
        #expect(
            history.changes == [
                MembershipChange(
                    moment: Measuring.PickMoment(picks: 1_234, change: 3),
                    atNanoseconds: 4_000,
                    weights: [1, 0, 2.5],
                    isRamping: true,
                    restarts: true
                )
            ]
        )
        #expect(
            history.retries == [
                RetriedPick(number: 77, failed: 1, next: 0, isCounted: true),
                RetriedPick(number: 78, failed: 2, next: 1, isCounted: false, first: 0),
            ]
        )
    }

    @Test(arguments: [
        "attempt 2 goes to b as pick 7: status 503", "its health checks fail", "", "pick=x weights=1", "weights=1,1",
    ])
    func eventsOfOlderRunsTellNothing(_ detail: String) {
        for kind in ["retry", "membership", "down"] {
            #expect(PickHistory([RunEvent(atNanoseconds: 1, kind: kind, backend: 1, detail: detail)]).isEmpty)
        }
        #expect(PickHistory([RunEvent(atNanoseconds: 1, kind: "membership")]).isEmpty)
    }
}
