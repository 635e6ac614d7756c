/// Some of the rows of a run, in blocks of consecutive requests: all of them in a short run, in a long one every second
/// block, every fourth, and so on, the first one always among them.
///
/// Which rows are kept depends on their numbers alone, so rows may come in any order. At most ``capacity`` rows are held
/// (3 MB); the signatures need thousands, not millions.
struct RowSample: Sendable {
    static let capacity = 1 << 16
    static let blockBits: UInt64 = 11

    /// The rows, in the order in which they came.
    private(set) var rows: [SampledRow] = []
    private var mask: UInt64 = 0

    /// Takes one request, if its block is kept.
    @inline(__always)
    mutating func add(_ sample: borrowing RequestSample, kind: Int = 0) {
        guard (UInt64(bitPattern: sample.sequence &- 1) >> Self.blockBits) & mask == 0 else { return }
        rows.append(SampledRow(sample, kind: kind))
        if rows.count >= Self.capacity { thin() }
    }

    /// Takes what another sample of the same run has taken.
    mutating func merge(_ other: RowSample) {
        mask |= other.mask
        rows += other.rows
        keepOwn()
        while rows.count >= Self.capacity { thin() }
    }

    private mutating func thin() {
        let before = rows.count
        mask = mask << 1 | 1
        keepOwn()
        // Rows that carry the same number cannot be told apart: they fill a block beyond its size.
        if rows.count == before { rows.removeSubrange((before / 2)...) }
    }

    private mutating func keepOwn() {
        let mask = mask
        rows.removeAll { (UInt64(bitPattern: $0.sequence &- 1) >> Self.blockBits) & mask != 0 }
    }
}
