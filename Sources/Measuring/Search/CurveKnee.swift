/// Finds where a curve of latency against rate turns upward: its knee.
///
/// Both axes are scaled to 0…1 over the measured points; the knee is the point furthest below the straight line from
/// the first to the last, that is the one with the greatest x − y (Satopää, Albrecht, Irwin, Raghavan, "Finding a
/// 'Kneedle' in a Haystack", 2011, for a convex rising curve, without its smoothing). Below it more load costs little
/// latency, beyond it much. A curve that does not bend has none.
public enum CurveKnee {
    /// How far below the line the knee must lie, as a part of the axis, to be one.
    public static let leastDepth = 0.1

    /// The index of the knee of points in the order of their rates; `nil` with fewer than three, or without a bend.
    public static func index(of points: [(rate: Double, latency: Double)]) -> Int? {
        guard points.count > 2, let first = points.first, let last = points.last, last.rate > first.rate else {
            return nil
        }
        let low = points.map(\.latency).min() ?? 0
        let high = points.map(\.latency).max() ?? 0
        guard high > low else { return nil }
        let depths = points.map { point in
            (point.rate - first.rate) / (last.rate - first.rate) - (point.latency - low) / (high - low)
        }
        guard let deepest = depths.indices.max(by: { depths[$0] < depths[$1] }), depths[deepest] >= leastDepth else {
            return nil
        }
        return deepest
    }
}
