internal import RealModule

/// Cursors on the ring of backends, and how likely they make what has been picked.
struct CursorRing {
    /// The cursors at each position; below 0 where a request overtook another one, until that comes.
    private var standing: [Int]
    /// Positions at which one stands.
    private var places: Int
    /// The logarithm of the likelihood so far, with the weight that the ring began with.
    private(set) var logWeight: Double
    /// Picks of a position at which a cursor stood.
    private(set) var hits = 0
    /// The hits that fair picks would have made.
    private(set) var expectedHits = 0.0

    /// The part of the picks that need not follow the cursors.
    private static let stray = 0.1

    /// Cursors that stand at `start`, `ahead` of them one place further.
    init(cursors: Int, ahead: Int, start: Int, backends: Int, weight: Double) {
        standing = Array(repeating: 0, count: backends)
        standing[start] += cursors - ahead
        standing[(start + 1) % backends] += ahead
        places = standing.count { $0 > 0 }
        logWeight = weight
    }

    /// Takes a pick: the cursor at this position goes on by one.
    mutating func move(_ position: Int) {
        let fair = 1 / Double(standing.count)
        var likelihood = Self.stray * fair
        if standing[position] > 0 {
            likelihood += (1 - Self.stray) / Double(places)
            hits += 1
        }
        expectedHits += Double(places) * fair
        logWeight += .log(likelihood)
        change(position, by: -1)
        change(position + 1 == standing.count ? 0 : position + 1, by: 1)
    }

    private mutating func change(_ position: Int, by step: Int) {
        let (before, after) = (standing[position], standing[position] + step)
        standing[position] = after
        places += (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0)
    }
}
