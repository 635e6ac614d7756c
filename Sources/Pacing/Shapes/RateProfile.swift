/// A rate that is linear in pieces, its integral Λ (how many arrivals by a time), and the inverse of Λ.
@usableFromInline
struct RateProfile: Sendable, Equatable {
    /// One stage with all that does not change while it lasts; times in seconds.
    @usableFromInline
    struct Piece: Sendable, Equatable {
        let start: Double
        let length: Double
        let startRate: Double
        let endRate: Double
        let startCount: Double

        var end: Double { start + length }
        var endCount: Double { startCount + (startRate + endRate) / 2 * length }
        var slope: Double { (endRate - startRate) / length }
    }

    let pieces: [Piece]
    /// The piece that the last inversion fell into: arrivals only go forward.
    private var current = 0

    init(stages: [RateStage]) {
        var pieces: [Piece] = []
        var (time, rate, count) = (0.0, 0.0, 0.0)
        for stage in stages {
            let length = Double(stage.durationNanoseconds) / 1e9
            if length > 0 {
                let piece = Piece(
                    start: time,
                    length: length,
                    startRate: rate,
                    endRate: stage.targetRate,
                    startCount: count
                )
                pieces.append(piece)
                time = piece.end
                count = piece.endCount
            }
            rate = stage.targetRate
        }
        self.pieces = pieces
    }

    /// The end of the last stage.
    var endSeconds: Double { pieces.last?.end ?? 0 }

    /// Λ(t): how many arrivals are due by a time; constant before the first stage and after the last.
    func count(atSeconds seconds: Double) -> Double {
        var count = 0.0
        for piece in pieces where piece.start < seconds {
            let elapsed = min(seconds, piece.end) - piece.start
            count = piece.startCount + (piece.startRate + piece.slope * elapsed / 2) * elapsed
        }
        return count
    }

    /// The inverse of Λ for counts that never decrease from call to call; `nil` from the last stage's end on.
    ///
    /// Within a piece, Λ is a parabola: n = r·x + s·x²/2. Its root is taken as 2n / (r + √(r² + 2sn)), which
    /// stays exact as the slope s goes to 0 and where the rate starts from 0.
    @usableFromInline
    mutating func seconds(atCount count: Double) -> Double? {
        while current < pieces.count, count >= pieces[current].endCount { current += 1 }
        guard current < pieces.count else { return nil }
        let piece = pieces[current]
        let inside = count - piece.startCount
        guard inside > 0 else { return piece.start }
        let root = max(0, piece.startRate * piece.startRate + 2 * piece.slope * inside).squareRoot()
        return piece.start + min(piece.length, 2 * inside / (piece.startRate + root))
    }
}
