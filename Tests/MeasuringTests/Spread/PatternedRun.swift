import Measuring

/// Runs made up for tests whose picks show a known pattern; every row knows its connection and times.
struct PatternedRun {
    var samples: [RequestSample] = []
    var generator: SplitMix64
    var backends: Int
    private var isNumbered: Bool

    /// A run without requests; without numbers it is one behind a foreign proxy.
    init(backends: Int, seed: UInt64, isNumbered: Bool = true) {
        self.backends = backends
        generator = SplitMix64(seed: seed)
        self.isNumbered = isNumbered
    }

    /// Adds a request that was picked for a backend (index from 0).
    mutating func add(
        _ backend: Int,
        connection: Int32? = nil,
        busy: Int64? = nil,
        error: RequestError = .none
    ) {
        var sample = RequestSample()
        let index = Int64(samples.count)
        sample.sequence = index + 1
        sample.scheduledNanoseconds = index * 1_000_000
        sample.sentNanoseconds = sample.scheduledNanoseconds + 1_000
        sample.finishedNanoseconds =
            sample.sentNanoseconds + (busy ?? Int64.random(in: 1...9_000_000, using: &generator))
        sample.dispatch = isNumbered ? index + 1 : 0
        sample.backend = Int32(backend + 1)
        sample.connection = connection ?? Int32.random(in: 1...8, using: &generator)
        sample.status = 200
        sample.error = error
        samples.append(sample)
    }

    /// A random whole number below a limit.
    mutating func random(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

    /// What is found in it.
    func findings(_ rule: SpreadRule, history: PickHistory = PickHistory(), weights: [Double]? = nil) -> SpreadFindings
    {
        var analyzer = SpreadAnalyzer(rule: rule, weights: weights ?? Array(repeating: 1, count: backends))
        for sample in samples { analyzer.add(sample) }
        return analyzer.findings(history: history)
    }

    /// The names of the causes found.
    func causes(_ rule: SpreadRule, history: PickHistory = PickHistory()) -> [SpreadCause.Name] {
        (findings(rule, history: history).verdict.causes ?? []).map(\.name)
    }
}
