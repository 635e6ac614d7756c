/// Makes a run's summary from its samples, in one pass and in any order.
///
/// Every sample of the run belongs in, warm-up too: the spread and the books are over all of them, the other figures
/// over the measured ones alone. Parts of a run may be taken by builders of their own and merged. Memory does not
/// grow with the number of samples but for two bytes a numbered pick and a sample of at most 3 MB for the causes. About 60 ns of processor time a sample.
public struct SummaryBuilder: Sendable {
    /// Up to this many backends each have a histogram of three digits, beyond it of two (37 kB each).
    public static let mostPreciseBackends = 32

    private var facts: RunFacts
    /// The latest end of a request so far.
    private var latestEnd = Int64.min
    private var spread: SpreadAnalyzer
    private var client: ClientBooks
    private var outcomes = OutcomeTally()
    private var errors = ErrorTally()
    private var connections = ConnectionTally()
    private var latency = LatencyHistogram()
    private var service = LatencyHistogram()
    private var lag = LatencyHistogram()
    private var backends: [BackendTally]

    /// A builder for a run of which these facts are known.
    public init(facts: RunFacts) {
        self.facts = facts
        spread = SpreadAnalyzer(
            rule: facts.spreadRule,
            weights: facts.backends.map(\.weight),
            names: facts.backends.map(\.name),
            until: facts.history.knownUntilNanoseconds
        )
        client = ClientBooks(backends: facts.backends.count)
        let isSmall = facts.backends.count <= Self.mostPreciseBackends
        let tally = BackendTally(resolution: isSmall ? .threeDigits : .twoDigits)
        backends = Array(repeating: tally, count: facts.backends.count)
    }

    /// Replaces the facts by better ones: those known at the end, say, for those known at the start.
    ///
    /// Returns false where a sample that was taken before would have counted differently by the new ones, so that the
    /// figures no longer stand: another rule or number of backends, another end of what is judged, or an interval whose bounds lie elsewhere among the
    /// ends of requests. Bounds that both lie before or after all of them make no difference.
    public mutating func update(_ facts: RunFacts) -> Bool {
        let (old, new) = (self.facts.measuredInterval, facts.measuredInterval)
        let isUnmoved =
            (old.lowerBound == new.lowerBound || latestEnd <= min(old.lowerBound, new.lowerBound))
            && (old.upperBound == new.upperBound || latestEnd <= min(old.upperBound, new.upperBound))
        let isSame =
            self.facts.spreadRule == facts.spreadRule
            && self.facts.backends.map(\.weight) == facts.backends.map(\.weight)
            && self.facts.history.knownUntilNanoseconds == facts.history.knownUntilNanoseconds
        self.facts = facts
        return isUnmoved && isSame
    }

    /// The latencies in nanoseconds at ascending percentiles of the measured requests taken so far.
    public func latencies(atPercentiles percentiles: [Double]) -> [Int64] {
        latency.values(atPercentiles: percentiles)
    }

    /// Takes a connection that a request of the run made.
    public mutating func add(_ opening: ConnectionOpening) {
        connections.add(opening)
    }

    /// Takes one request of the run; `kind` is its index in a mix of several kinds.
    public mutating func add(_ sample: borrowing RequestSample, kind: Int = 0) {
        spread.add(sample, kind: kind)
        client.add(sample)
        connections.add(sample)
        latestEnd = max(latestEnd, sample.finishedNanoseconds)
        outcomes.addCompletion(sample, interval: facts.measuredInterval)
        guard sample.phase == .measured else {
            outcomes.warmup += 1
            return
        }
        outcomes.add(sample, intervalEnd: facts.measuredInterval.upperBound)
        lag.record(sample.scheduleLagNanoseconds)
        if sample.error != .none { errors.add(sample) }
        let isTimed = sample.error.isTimed
        if isTimed {
            latency.record(sample.latencyNanoseconds)
            service.record(sample.serviceNanoseconds)
        }
        let backend = Int(sample.backend) - 1
        if backend >= 0, backend < backends.count {
            backends[backend].add(sample, isTimed: isTimed)
        }
    }

    /// Takes everything that a builder for the same run has taken.
    public mutating func merge(_ other: SummaryBuilder) {
        latestEnd = max(latestEnd, other.latestEnd)
        spread.merge(other.spread)
        client.merge(other.client)
        outcomes.merge(other.outcomes)
        errors.merge(other.errors)
        connections.merge(other.connections)
        latency.merge(other.latency)
        service.merge(other.service)
        lag.merge(other.lag)
        for index in backends.indices { backends[index].merge(other.backends[index]) }
    }

    /// The summary of all samples taken.
    public func summary() -> RunSummary { summary(findings, books) }

    /// The summary of all samples taken, and what a report shows beside it.
    public func analysis() -> RunAnalysis {
        let findings = findings
        let books = books
        return RunAnalysis(
            summary: summary(findings, books),
            spread: findings,
            books: books,
            latencyCurve: latency.curve,
            serviceCurve: service.curve,
            latencyBuckets: latency.buckets(RunAnalysis.latencyBars)
        )
    }

    private func summary(_ findings: SpreadFindings, _ books: Books) -> RunSummary {
        let reconciliation = books.reconciliation
        let lags = lag.values(atPercentiles: [50, 99]).map { Double($0) / 1000 }
        return RunSummary(
            run: identity,
            validity: validity(reconciliation).verdict,
            requests: outcomes.counts(dropped: facts.generator.dropped),
            throughput: outcomes.throughput(
                mode: facts.identity.mode,
                dropped: facts.generator.dropped,
                interval: facts.measuredInterval
            ),
            latency: latency.summary,
            service: service.summary,
            scheduleLag: ScheduleLag(
                p50: lags[0],
                p99: lags[1],
                max: Double(lag.maximum) / 1000
            ),
            generator: facts.generatorSummary,
            errors: errors.summaries(ofSent: outcomes.sent),
            connections: connections.summary(expected: facts.generator.connectionsExpected),
            phases: connections.phases,
            backends: backendSummaries,
            spread: findings.verdict,
            reconciliation: reconciliation,
            cpuPerRequest: facts.cpu.perRequest(of: client.rows),
            memory: facts.memory
        )
    }

    private var findings: SpreadFindings {
        spread.findings(picksPerBackend: facts.proxy?.picksPerBackend ?? [], history: facts.history)
    }

    private var identity: RunIdentity {
        var identity = facts.identity
        identity.durationSeconds = (Double(facts.measuredInterval.count) / 1e9).rounded(toPlaces: 6)
        return identity
    }

    private var books: Books {
        var client = client
        client.duplicatePicks = spread.duplicatePicks
        let received = facts.backends.compactMap(\.received)
        var books = Books(
            client: client,
            proxy: facts.proxy,
            received: received.count == backends.count ? received : [],
            proxyMayRepeat: facts.proxyMayRepeat
        )
        books.clientRepeats = facts.generator.repeatedSends ?? 0
        return books
    }

    /// The lag of sends that the in-flight limit did not hold back cannot be told from that of others row by row, so
    /// the blocked ones are taken to be the latest: what is then the 99th percentile of the rest lies lower overall.
    private func validity(_ reconciliation: Reconciliation) -> Validity {
        let blocked = Double(facts.generator.blockedSends) / Double(max(outcomes.sent, 1))
        return Validity(
            mode: facts.identity.mode,
            sent: outcomes.sent,
            sentInTime: outcomes.sentInTime,
            generatorLagP99: Double(lag.value(atPercentile: 99 * max(0, 1 - blocked))) / 1000,
            generator: facts.generator,
            machineShare: facts.machineShare,
            reconciliation: reconciliation
        )
    }

    private var backendSummaries: [BackendSummary] {
        let known = backends.reduce(0) { $0 + $1.requests }
        let weight = facts.backends.reduce(0) { $0 + $1.weight }
        return zip(facts.backends, backends).map { backend, tally in
            let times = tally.latency.values(atPercentiles: [50, 99]).map { Double($0) / 1000 }
            return BackendSummary(
                name: backend.name,
                address: backend.address,
                weight: backend.weight,
                requests: tally.requests,
                errors: tally.errors,
                share: known == 0 ? 0 : (Double(tally.requests) / Double(known)).rounded(toPlaces: 6),
                expectedShare: weight == 0 ? 0 : (backend.weight / weight).rounded(toPlaces: 6),
                p50: times[0],
                p99: times[1]
            )
        }
    }
}
