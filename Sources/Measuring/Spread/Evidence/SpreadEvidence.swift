/// What is known of a run's picks when causes are looked for: of the longest stretch of constant membership.
struct SpreadEvidence {
    /// What the strategy promises.
    let rule: SpreadRule
    /// The verdict so far.
    let outcome: SpreadVerdict.Outcome
    /// The names of the backends by index.
    let names: [String]
    /// The backends that could be picked, in their order.
    let members: [Int]
    /// Each backend's fair share.
    let shares: [Double]
    /// The sampled picks in their order.
    let picks: [OrderedPick]
    /// Whether the order is that of the proxy's numbers; else it is that of the sends.
    let isNumbered: Bool
    /// Whether the sample begins with the first request of the run.
    let hasStart: Bool
    /// What every backend had to do, over the whole run.
    let loads: [BackendLoad]
    /// The strategy's turns by backend, over the whole run.
    let turns: [Int64]
    /// The further attempts.
    let retries: [RetriedPick]
    /// The figures of the order.
    let order: PickOrder
    /// How far the backend depends on other things than the strategy.
    let dependence: DependenceAnalysis

    /// The evidence of a run that is known by these findings and rows.
    init(
        findings: SpreadFindings,
        stretch: PickStretch?,
        measure: GapMeasure,
        sample: RowSample,
        loads: [BackendLoad],
        retries: [RetriedPick],
        names: [String]
    ) {
        rule = findings.rule
        outcome = findings.verdict.outcome
        turns = findings.counts
        members = measure.members
        shares = measure.shares
        self.names = names
        self.loads = loads
        self.retries = retries
        var rows = sample.rows.filter { $0.backend > 0 && Int($0.backend) <= measure.shares.count }
        let numbered = rows.count { $0.dispatch > 0 }
        isNumbered = numbered > 0 && numbered * 20 >= rows.count * 19
        if isNumbered {
            let numbers = stretch?.numbers ?? 1..<Int64.max
            rows = rows.filter { numbers.contains($0.dispatch) }
            rows.sort { ($0.dispatch, $0.sequence) < ($1.dispatch, $1.sequence) }
        } else {
            rows.sort { ($0.sentNanoseconds, $0.sequence) < ($1.sentNanoseconds, $1.sequence) }
        }
        var last: Int64 = 0
        var picks: [OrderedPick] = []
        picks.reserveCapacity(rows.count)
        for row in rows {
            let step = isNumbered && last > 0 ? Int(row.dispatch - last) : 1
            picks.append(OrderedPick(backend: Int(row.backend) - 1, step: step, row: row))
            last = row.dispatch
        }
        hasStart = (stretch?.start.picks ?? 0) == 0 && rows.contains { $0.sequence == 1 }
        order = PickOrder(picks, shares: shares)
        dependence = DependenceAnalysis(picks, backends: shares.count)
        self.picks = picks
    }

    /// Whether there is unevenness to be explained: proven, or not promised away.
    var isOpen: Bool { outcome == .uneven || rule == .unbounded }

    /// Whether the strategy promises turns.
    var isTurnBased: Bool {
        switch rule {
        case .cyclic, .weighted: true
        case .random, .unbounded: false
        }
    }

    /// Whether the picks follow no cycle: by the strategy's rule or, where that promises turns, because more than one step
    /// in five leaves it.
    var isDisordered: Bool { !isTurnBased || CyclicSteps(self).violationShare > 0.2 }

    /// The fair shares of the members, in their order, which add up to 1.
    var memberShares: [Double] {
        let total = members.reduce(0.0) { $0 + shares[$1] }
        return members.map { shares[$0] / total }
    }

    /// The picks of each backend in the sample.
    var counts: [Int64] { order.counts }

    /// The test of the sampled counts against the fair shares.
    var chiSquare: ChiSquareTest { ChiSquareTest(counts: counts, weights: shares) }

    /// The name of a backend.
    func name(_ backend: Int) -> String { backend < names.count ? names[backend] : "backend-\(backend + 1)" }

    /// A part of a whole as whole percent.
    func percent(_ part: Double) -> String { "\(DecimalText.fixed(part * 100, places: 0)) %" }
}
