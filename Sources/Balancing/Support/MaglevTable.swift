/// The look-up table of Maglev: a prime number of places, each owned by a backend.
struct MaglevTable: Sendable {
    private var owners: [Int32] = []
    private var generation: UInt64?
    private let size: Int

    /// A table of the least prime size that is not below one.
    init(size: Int) {
        var candidate = max(3, size)
        while !Self.isPrime(candidate) { candidate += 1 }
        self.size = candidate
    }

    /// The backend in a key's place.
    func owner(of key: UInt64) -> Int { Int(owners[Int(key % UInt64(size))]) }

    /// Fills the table anew after a change of weights; a table of all backends, whatever their health.
    ///
    /// Round by round each backend earns its weight relative to the greatest, and for each whole unit takes the next
    /// free place along its permutation: `offset + k·skip` modulo the prime size (Maglev, §3.4; weights as Envoy).
    mutating func update(from pool: borrowing BackendPool) {
        guard generation != pool.weightGeneration else { return }
        generation = pool.weightGeneration
        owners = Array(repeating: -1, count: size)
        var greatest = 0.0
        for backend in 0..<pool.count { greatest = max(greatest, pool.effectiveWeight(of: backend)) }
        var next = (0..<pool.count).map { SplitMix64.mix(UInt64($0), salt: 2) % UInt64(size) }
        var earned = Array(repeating: 0.0, count: pool.count)
        var filled = 0
        while filled < size {
            for backend in 0..<pool.count where filled < size {
                earned[backend] += pool.effectiveWeight(of: backend) / greatest
                guard earned[backend] >= 1 else { continue }
                earned[backend] -= 1
                let skip = SplitMix64.mix(UInt64(backend), salt: 3) % UInt64(size - 1) + 1
                while owners[Int(next[backend])] >= 0 { next[backend] = (next[backend] + skip) % UInt64(size) }
                owners[Int(next[backend])] = Int32(backend)
                filled += 1
            }
        }
    }

    private static func isPrime(_ number: Int) -> Bool {
        var divisor = 2
        while divisor * divisor <= number {
            if number % divisor == 0 { return false }
            divisor += 1
        }
        return true
    }
}
