/// The backends under an aperture, as a pool of their own.
struct ApertureSubset: Sendable {
    /// The subset as the wrapped strategy sees it.
    var pool = BackendPool(weights: [])
    /// The backend in the whole pool of each one in the subset, in order round the ring.
    private(set) var members: [Int] = []
    private var locals: [Int32] = []
    private var coverage: [Double] = []
    private var generation: UInt64 = 0

    /// The index within the subset of a backend, or `nil` for one outside.
    func localIndex(of backend: Int) -> Int? {
        guard backend < locals.count, locals[backend] >= 0 else { return nil }
        return Int(locals[backend])
    }

    /// Brings weights and health up to date after a change of the whole pool; the members stay while its size does.
    ///
    /// - Returns: whether there are other members than before.
    @discardableResult
    mutating func update(from whole: borrowing BackendPool, _ settings: ApertureSettings) -> Bool {
        guard generation != whole.generation else { return false }
        generation = whole.generation
        let isChosenAnew = locals.count != whole.count
        if isChosenAnew { choose(from: whole.count, settings) }
        for (local, backend) in members.enumerated() {
            let weight = whole.effectiveWeight(of: backend) * coverage[local]
            if pool.weight(of: local) != weight { pool.setWeight(weight, of: local) }
            if pool.isEligible(local) != whole.isEligible(backend) {
                pool.setHealthy(whole.isEligible(backend), local)
            }
            pool.setInFlight(whole.inFlight(of: backend), of: local)
        }
        return isChosenAnew
    }

    private mutating func choose(from count: Int, _ settings: ApertureSettings) {
        let start = settings.start * Double(count)
        let end = start + settings.width(over: count) * Double(count)
        locals = Array(repeating: -1, count: count)
        members = []
        coverage = []
        var place = start.rounded(.down)
        while place < end - 1e-9 {
            let backend = Int(place) % count
            let covered = min(end, place + 1) - max(start, place)
            if locals[backend] >= 0 {
                coverage[Int(locals[backend])] += covered
            } else if covered > 1e-9 {
                locals[backend] = Int32(members.count)
                members.append(backend)
                coverage.append(covered)
            }
            place += 1
        }
        pool.replaceAll(weights: coverage)
    }
}
