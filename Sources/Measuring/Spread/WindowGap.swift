/// The largest gap within any of the consecutive windows of a pick sequence.
///
/// Totals hide what windows show: 16 picks on one backend right after a start even out over an hour.
struct WindowGap {
    private let measure: GapMeasure
    private let length: Int
    private var counts: [Int64]
    private var filled = 0
    private var hasFullWindow = false
    private var worstOfFull = 0.0

    /// Windows of `laps` picks for each backend, the first one at the first pick added.
    init(measure: GapMeasure, laps: Int) {
        self.measure = measure
        length = laps * measure.members.count
        counts = Array(repeating: 0, count: measure.shares.count)
    }

    /// Adds the next pick: the index of its backend, from 0.
    @inline(__always)
    mutating func add(_ backend: Int) {
        counts[backend] += 1
        filled += 1
        if filled == length { close() }
    }

    /// Adds a pick whose backend is not known: the window that it is in cannot be judged and starts anew after it.
    mutating func restart() {
        for backend in counts.indices { counts[backend] = 0 }
        filled = 0
    }

    /// The largest gap of a full window, or of the picks added if they did not fill one.
    var worst: Double { hasFullWindow ? worstOfFull : measure.gap(of: counts) }

    private mutating func close() {
        hasFullWindow = true
        worstOfFull = max(worstOfFull, measure.gap(of: counts))
        restart()
    }
}
