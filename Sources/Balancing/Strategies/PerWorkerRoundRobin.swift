/// Round robin by W cursors that know nothing of each other: the harm that a proxy's workers do to the spread.
///
/// *Rule*: a worker takes the next eligible backend after the one that *it* picked last. With `workers` above 0 each
/// request goes to a worker drawn at random, as a kernel deals out connections; with 0 the worker is the event loop
/// that carries the request. All cursors start at backend 0, as nginx's do after a reload.
/// *Cost*: O(1), as round robin.
/// *Fairness*: max − min ≤ W on every prefix, which the first requests after a start reach: 16 workers, 8 backends,
/// 24 requests gave nginx 16,3,1,1,1,1,1,0. Waiting grows from that of round robin to that of random draws.
/// *Source*: nginx and Envoy without shared state; `envoyproxy/envoy` issue 2593.
public struct PerWorkerRoundRobin: BalancingStrategy {
    @usableFromInline var cursors: [RoundRobin]
    @usableFromInline let drawsWorkers: Bool
    @usableFromInline var generator: SplitMix64

    /// Four workers.
    public init(seed: UInt64) { self.init(workers: 4, seed: seed) }

    /// A number of workers that requests are dealt to at random, or 0 for the event loops' own numbers.
    public init(workers: Int, seed: UInt64) {
        cursors = Array(repeating: RoundRobin(seed: seed), count: max(1, workers))
        drawsWorkers = workers > 0
        generator = SplitMix64(seed: seed)
    }

    /// The next eligible backend in the cyclic order of one worker.
    @inlinable
    public mutating func selectBackend(from pool: borrowing BackendPool, for request: RequestContext) -> Int? {
        let worker = drawsWorkers ? generator.next(below: cursors.count) : max(0, request.worker)
        while worker >= cursors.count { cursors.append(RoundRobin(seed: 0)) }
        return cursors[worker].selectBackend(from: pool, for: request)
    }
}

extension PerWorkerRoundRobin {
    static let entry = StrategyEntry(
        name: "per-worker-round-robin",
        rule: "The next eligible backend after the one that the same worker picked last; workers share nothing.",
        cost: "O(1)",
        fairness: "max − min ≤ W on every prefix",
        source: "nginx and Envoy round robin without shared state",
        spreadRule: { arguments, _ in
            let workers = arguments.count("workers")
            return workers > 0 ? .bounded(gap: workers) : .none
        },
        parameters: [
            StrategyParameter(
                name: "workers",
                kind: .count(0...4096),
                defaultText: "4",
                meaning: "cursors that requests are dealt to at random; 0: one for each event loop"
            )
        ]
    ) { arguments, seed in PerWorkerRoundRobin(workers: arguments.count("workers"), seed: seed) }
}
