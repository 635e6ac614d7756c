internal import Measuring

extension RunReport {
    /// The most backends that a report lists one by one.
    static let mostListedBackends = 24
    /// How many of more backends are listed by each reason to stand out.
    private static let mostOdd = 4

    /// All backends where they are few; of many those that stand out, in the order of their numbers.
    ///
    /// To stand out is to be beyond the median and among the four with the share farthest from the expected one, with
    /// the most errors or with the longest 99th percentile.
    var listedBackends: [BackendSummary] {
        let backends = summary.backends
        guard backends.count > Self.mostListedBackends else { return backends }
        func most(_ value: (BackendSummary) -> Double) -> ArraySlice<Int> {
            let values = backends.map(value)
            let middle = values.sorted()[values.count / 2]
            return values.indices.filter { values[$0] > middle }.sorted { (values[$1], $0) < (values[$0], $1) }
                .prefix(Self.mostOdd)
        }
        let odd = Set(most(\.distanceFromExpectedShare) + most { Double($0.errors) } + most(\.p99))
        return odd.sorted().map { backends[$0] }
    }

    /// Which of many backends are listed, and where the others are; `nil` where all are.
    var backendsSentence: String? {
        guard summary.backends.count > Self.mostListedBackends else { return nil }
        let count = DecimalText.grouped(Int64(summary.backends.count))
        return "Of \(count) backends those are listed that stand out by share, errors or p99; all of them: "
            + "rrbench export \(summary.run.id) --table backends."
    }

    /// How the figures of many backends are distributed over them; without rows where all are listed.
    var backendsDistributionTable: ReportTable {
        let backends = summary.backends
        func row(
            _ name: String,
            of backends: [BackendSummary],
            _ text: (Double) -> String,
            _ value: (BackendSummary) -> Double
        ) -> [String]? {
            BackendLines.fiveNumbers(backends.map(value)).map { [name] + $0.map(text) }
        }
        let timed = backends.filter { $0.p99 > 0 }
        let isNeeded = backends.count > Self.mostListedBackends
        return ReportTable(
            caption: "All \(DecimalText.grouped(Int64(backends.count))) backends",
            columns: [.text("")] + ["least", "10 %", "median", "90 %", "most"].map { .number($0) },
            rows: isNeeded
                ? [
                    row("requests", of: backends, Quantity.number) { Double($0.requests) },
                    row("errors", of: backends, Quantity.number) { Double($0.errors) },
                    row("share", of: backends, Quantity.percent) { $0.share },
                    row("p50", of: timed, Quantity.time(microseconds:)) { $0.p50 },
                    row("p99", of: timed, Quantity.time(microseconds:)) { $0.p99 },
                ].compactMap { $0 } : []
        )
    }
}

extension BackendSummary {
    /// How far the share is from the expected one, as a part of it.
    var distanceFromExpectedShare: Double {
        expectedShare == 0 ? share : (share - expectedShare).magnitude / expectedShare
    }
}
