internal import Measuring

/// What a pass over a run's rows works out: the figures, and the run over time where charts are wanted.
struct ChartedTally: Sendable {
    /// The figures.
    var run: RunTally
    /// The run over time.
    var series: TimeSeriesBuilder?

    /// Takes a request.
    mutating func add(_ sample: borrowing RequestSample) {
        run.add(sample)
        series?.add(sample)
    }

    /// Takes everything that a tally of another part of the run has taken.
    mutating func merge(_ other: ChartedTally) {
        run.merge(other.run)
        if let theirs = other.series { series?.merge(theirs) }
    }
}
