/// How many requests took how long, when: the cells of a heat map.
public struct LatencyHeat: Equatable, Sendable {
    /// The bounds of the rows in nanoseconds, rising; one more than there are rows, none without requests.
    public var edges: [Int64]
    /// Requests by row, from the shortest times on, and slot.
    public var counts: [[Int64]]

    /// The most rows that a heat map has.
    public static let mostRows = 40

    /// A heat map of the given rows.
    public init(edges: [Int64] = [], counts: [[Int64]] = []) {
        self.edges = edges
        self.counts = counts
    }

    /// Puts the bands of slots together to at most ``mostRows`` rows of equal parts of an octave.
    ///
    /// The bands are requests by slot and ``LatencyBands`` band, slot after slot.
    init(bands: [UInt32], slots: Int) {
        self.init()
        var occupied: ClosedRange<Int>?
        for index in bands.indices where bands[index] > 0 {
            let band = index % LatencyBands.count
            occupied = occupied.map { min($0.lowerBound, band)...max($0.upperBound, band) } ?? band...band
        }
        guard let occupied else { return }
        var height = 4
        while (occupied.upperBound / height - occupied.lowerBound / height) >= Self.mostRows { height *= 2 }
        let first = occupied.lowerBound / height
        let rows = occupied.upperBound / height - first + 1
        edges = (0...rows).map { LatencyBands.lowerEdge(of: (first + $0) * height) }
        counts = Array(repeating: Array(repeating: 0, count: slots), count: rows)
        for index in bands.indices where bands[index] > 0 {
            let row = index % LatencyBands.count / height - first
            counts[row][index / LatencyBands.count] += Int64(bands[index])
        }
    }
}
