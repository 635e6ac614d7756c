import Measuring
import Reporting
import Testing

@testable import Experimenting

@Suite("Shared facts")
struct SharedFactsTests {
    @Test("What all have stands once, what some have under their names")
    func settings() {
        let (threads, fast, slow) = (ReportFact("threads", "1"), ReportFact("rate", "600"), ReportFact("rate", "380"))
        let facts = SharedFacts.settings([("even", [threads, fast]), ("skewed", [slow, threads])])
        #expect(facts == [threads, ReportFact("even: rate", "600"), ReportFact("skewed: rate", "380")])
        #expect(SharedFacts.settings([("", [threads, fast])]) == [threads, fast])
        #expect(SharedFacts.settings([]).isEmpty)
        #expect(SharedFacts.common([[threads, fast], [threads, slow]]) == [threads])
    }

    @Test("The versions of all proxies are told, and the start of the first run")
    func host() {
        let identity = RunIdentity(
            id: 1,
            uuid: "",
            state: .complete,
            strategy: "",
            proxy: "",
            mode: .closed,
            seed: 1,
            durationSeconds: 0,
            database: ""
        )
        let nothing = RunFacts(identity: identity, measuredInterval: 0..<0, spreadRule: .unbounded, backends: [])
        func run(_ facts: [(String, String)]) -> FinishedRun {
            var report = RunReport(summary: SummaryBuilder(facts: nothing).summary())
            report.host = facts.map { ReportFact($0, $1) }
            return FinishedRun(arm: 0, report: report)
        }
        let facts = SharedFacts.host([
            run([("started", "8:00"), ("kernel", "Linux 6.1"), ("curl", "8.1")]),
            run([("started", "8:01"), ("kernel", "Linux 6.1"), ("curl", "8.1"), ("nginx", "1.22.1")]),
            run([("started", "8:02"), ("kernel", "Linux 6.2"), ("curl", "8.1")]),
        ])
        #expect(
            facts == [
                ReportFact("started", "8:00"), ReportFact("kernel", "Linux 6.1 and Linux 6.2"),
                ReportFact("curl", "8.1"),
                ReportFact("nginx", "1.22.1"),
            ]
        )
    }
}
