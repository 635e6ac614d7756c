/// A ketama-like ring: each backend owns `points` places for each unit of weight, a key belongs to the next place.
///
/// The places of a backend depend on its index and weight alone, so a ring is the same in every proxy, and a change of
/// one backend's weight moves keys only to or from that backend. Health does not change the ring: who walks it passes
/// over the ineligible.
struct HashRing: Sendable {
    private struct Place: BitwiseCopyable {
        var hash: UInt64
        var backend: Int32
    }

    private var places: [Place] = []
    private var generation: UInt64?
    private let points: Int

    init(points: Int) { self.points = points }

    /// Brings the ring up to date with the weights of the pool: O(n·points·log(n·points)) after a change, else O(1).
    mutating func update(from pool: borrowing BackendPool) {
        guard generation != pool.weightGeneration else { return }
        generation = pool.weightGeneration
        places.removeAll(keepingCapacity: true)
        for backend in 0..<pool.count where pool.effectiveWeight(of: backend) > 0 {
            let owned = max(1, (pool.effectiveWeight(of: backend) * Double(points)).rounded())
            for point in 0..<UInt64(min(owned, 1e6)) {
                let hash = SplitMix64.mix(point, salt: UInt64(backend))
                places.append(Place(hash: hash, backend: Int32(backend)))
            }
        }
        places.sort { ($0.hash, $0.backend) < ($1.hash, $1.backend) }
    }

    /// The first backend on the way round from a key for which the test holds; the test is asked once a place.
    func owner(of key: UInt64, where accepts: (Int) -> Bool) -> Int? {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle].hash < key { low = middle + 1 } else { high = middle }
        }
        for step in 0..<places.count {
            let position = low + step
            let backend = Int(places[position < places.count ? position : position - places.count].backend)
            if accepts(backend) { return backend }
        }
        return nil
    }
}
