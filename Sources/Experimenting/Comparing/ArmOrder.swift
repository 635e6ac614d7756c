/// In which order the arms of a comparison run.
///
/// A machine that warms up, throttles or fills its caches favours whoever comes later, or earlier. So rounds come in
/// pairs, the second the mirror of the first: over each pair every arm has the same mean place, and a drift that is
/// linear in time falls out (ABBA, as in weighing designs). From pair to pair the order is rotated by one, so that every
/// arm follows every other in turn: after as many pairs as there are arms, each has had each place twice.
enum ArmOrder {
    /// The arms of a round (from 0) by number, first to last.
    static func order(ofRound round: Int, arms: Int) -> [Int] {
        let rotated = (0..<arms).map { ($0 + round / 2) % arms }
        return round.isMultiple(of: 2) ? rotated : rotated.reversed()
    }
}
