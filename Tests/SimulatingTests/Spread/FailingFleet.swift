import Balancing
import Measuring
import TestSupport

/// Requests through a real balancer whose backends die and come back, with the rows and the history that a run would have.
struct FailingFleet {
    private var balancer: Balancer
    private var generator: TestSupport.SplitMix64
    private var analyzer: SpreadAnalyzer
    private var alive: [Bool]
    private var waiting: [Pick] = []
    private var changes: [MembershipChange] = []
    private var retries: [RetriedPick] = []
    private let refuses: Bool
    /// The requests that were tried again, by the numbers of their first and last backend: `2>3`.
    private(set) var ways: [String: Int64] = [:]

    /// A fleet whose dead backends refuse connections, or else answer with errors.
    init(_ strategy: any BalancingStrategy, weights: [Double], rule: Measuring.SpreadRule, refuses: Bool, seed: UInt64)
    {
        balancer = Balancer(weights: weights, strategy: strategy)
        generator = TestSupport.SplitMix64(seed: seed)
        analyzer = SpreadAnalyzer(rule: rule, weights: weights)
        alive = weights.map { _ in true }
        self.refuses = refuses
    }

    /// What the verdict knows in the end; without the history it is that of older runs.
    func findings(withHistory: Bool = true) -> SpreadFindings {
        analyzer.findings(history: withHistory ? PickHistory(changes: changes, retries: retries) : PickHistory())
    }

    /// Sends requests, at most `concurrency` at a time, which end in random order.
    mutating func send(_ requests: Int, concurrency: Int) {
        for _ in 0..<requests {
            if let pick = balancer.pick() { waiting.append(pick) }
            while waiting.count >= concurrency { endOne() }
        }
        while !waiting.isEmpty { endOne() }
    }

    /// Lets a backend die or live; the balancer does not know.
    mutating func set(_ backend: Int, alive isAlive: Bool) { alive[backend] = isAlive }

    /// Tells the balancer, as health checks or an ejection would.
    mutating func admit(_ backend: Int, _ isAdmitted: Bool) {
        balancer.setHealthy(isAdmitted, backend)
        let pool = balancer.pool
        changes.append(
            MembershipChange(
                moment: PickMoment(picks: balancer.picks, change: pool.generation),
                weights: (0..<pool.count).map { pool.isEligible($0) ? pool.weight(of: $0) : 0 }
            )
        )
    }

    private mutating func endOne() {
        var pick = waiting.remove(at: Int(generator.next() % UInt64(waiting.count)))
        let first = pick.backend
        var attempts: Int16 = 1
        while true {
            balancer.finish(
                pick.backend,
                RequestOutcome(latencyNanoseconds: 1_000, endedAtNanoseconds: 0, succeeded: alive[pick.backend])
            )
            guard !alive[pick.backend], attempts < 4 else { break }
            guard let next = balancer.retry(pick, counted: !refuses) else { break }
            retries.append(
                RetriedPick(
                    number: next.number,
                    failed: pick.backend,
                    next: next.backend,
                    isCounted: !refuses,
                    first: attempts > 1 ? first : nil
                )
            )
            pick = next
            attempts += 1
        }
        if attempts > 1 { ways["\(first + 1)>\(pick.backend + 1)", default: 0] += 1 }
        var sample = RequestSample()
        sample.dispatch = pick.number
        sample.backend = Int32(pick.backend + 1)
        sample.attempts = attempts
        analyzer.add(sample)
    }
}
