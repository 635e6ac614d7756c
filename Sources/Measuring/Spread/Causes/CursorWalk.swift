internal import RealModule

/// Whether a run's first requests went where the cursors of W workers stood that all started at the same backend.
///
/// Picks move cursors: at any moment as many of them stand at the backend at position j of the cycle as it has been picked
/// less often than the one before it, and those that have not moved stand at the start. So who may be next is known from
/// the counts, whichever worker takes how many requests: one worker may take ten in a row while fifteen have had one.
///
/// **Evidence.** Each pick is foretold by the cursors (every backend at which one stands is as likely as another, and a
/// tenth is left to fair picks, since requests overtake each other), and in another way by *one* cursor, with geometrically many requests
/// of others between two of ours: every pick in turn at one end, fair random picks at the other. The likelihood of the
/// first over the greatest likelihood that any number of others gives the second has at most the expectation 1 at every
/// pick, whatever that number is (an *e-process*; Wasserman, Ramdas and Balakrishnan 2020). By Ville's inequality it ever
/// reaches x with a probability of at most 1/x.
struct CursorWalk {
    /// How many times more likely the picks are by the cursors, at the best moment, as a logarithm.
    private(set) var logEvidence = -Double.infinity
    /// The picks up to that moment.
    private(set) var picks = 0
    /// Those of them that went to a backend at which a cursor stood.
    private(set) var hits = 0
    /// The part of the backends at which a cursor stood, on average over these picks: what chance would hit.
    private(set) var chance = 0.0

    /// The picks that are looked at: those that a sample holds without a gap.
    static let mostPicks = 1 << RowSample.blockBits

    /// Looks at the positions in the cycle of the first picks of a run, for cursors from `least` up that start at `start`.
    ///
    /// One pick more may have been made before the run began, by the request that found the proxy ready.
    init(_ positions: some Sequence<Int>, backends: Int, start: Int, least: Int) {
        // The start is known from what came later, so it counts as one that was guessed among all.
        let guess = start == 0 ? 0.5 : 0.5 / Double(backends - 1)
        let workers = WorkerCursors.workers.filter { $0 >= least }
        let weight = Double.log(guess / Double(2 * WorkerCursors.workers.count))
        var rings = workers.flatMap { workers in
            [0, 1].map { CursorRing(cursors: workers, ahead: $0, start: start, backends: backends, weight: weight) }
        }
        guard !rings.isEmpty else { return }
        var single = SingleCursor(backends: backends)
        var (count, moment) = (0, 0.0)
        for position in positions.prefix(Self.mostPicks) {
            single.add(position)
            for index in rings.indices { rings[index].move(position) }
            count += 1
            let best = rings.indices.max { rings[$0].logWeight < rings[$1].logWeight } ?? 0
            let most = rings[best].logWeight
            let sum = rings.reduce(0.0) { $0 + .exp($1.logWeight - most) }
            moment = most + .log(sum) - single.greatest
            guard moment > logEvidence else { continue }
            (logEvidence, picks, hits) = (moment, count, rings[best].hits)
            chance = rings[best].expectedHits / Double(count)
        }
    }

    /// The probability of that much evidence without such cursors, or a bound above it.
    var pValue: Double { min(1, .exp(-logEvidence)) }
}
