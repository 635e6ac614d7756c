/// Tells when many connections have been parked and the last of them lately is in: the time to trim the heap.
///
/// What a parked connection frees lies all over the heap, between what is still in use, and `free` gives none of it back
/// to the system. Trimming does, and walks the whole heap for it: so once a wave, not once a connection. Where
/// connections keep being parked at the rate of a wave, others return at the same rate, and take the memory again.
struct ParkingWave {
    /// The fewest connections worth a walk through the heap: about ten megabytes.
    static let height = 1_024
    /// A wave is over when a look finds fewer new ones than this.
    static let ebb = 128
    /// Nanoseconds between two looks.
    static let period: Int64 = 1_000_000_000

    private var trimmed = 0
    private var seen = 0
    private var seenAt: Int64 = 0

    /// Whether so many have been parked, since the beginning, that a trim is due once the wave is over.
    func isRising(_ total: Int) -> Bool {
        total - trimmed >= ParkingWave.height
    }

    /// Looks, at most once a period, whether the wave is over; `total` counts since the beginning.
    mutating func hasEnded(_ total: Int, now: Int64) -> Bool {
        guard isRising(total), now - seenAt >= ParkingWave.period else { return false }
        defer {
            seen = total
            seenAt = now
        }
        guard total - seen < ParkingWave.ebb else { return false }
        trimmed = total
        return true
    }
}
