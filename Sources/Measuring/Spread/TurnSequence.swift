/// The turns of a strategy in a stretch of picks: what it decided, in the order in which it did.
///
/// Without further attempts these are the picks. Where a further attempt kept the number of a pick, the turn was the
/// backend's that failed first. One that took a turn of its own counts as a turn that nobody tells of, since a strategy
/// that named the failed backend again was overruled.
struct TurnSequence {
    /// The slots of a ``PickLog``, from the first turn whose backend is known to the last such turn.
    let turns: ArraySlice<UInt16>
    /// The number of the pick that would be at index 0.
    private let numberOfIndexZero: Int64

    /// The turns of a stretch.
    init(_ log: PickLog, _ stretch: PickStretch, retries: [RetriedPick]) {
        var slots = log.slots(of: stretch.numbers)
        numberOfIndexZero = log.firstNumber
        var isEdited: Set<Int64> = []
        for retry in retries {
            let index = Int(retry.number - log.firstNumber)
            guard slots.indices.contains(index), PickLog.isKnown(slots[index]) else { continue }
            if !retry.isCounted {
                slots[index] = PickLog.hole
            } else if isEdited.insert(retry.number).inserted {
                slots[index] = UInt16(retry.failed + 1)
            }
        }
        let first = slots.firstIndex(where: PickLog.isKnown) ?? slots.endIndex
        let last = slots.lastIndex(where: PickLog.isKnown) ?? first - 1
        turns = slots[first..<last + 1]
    }

    /// The number of the pick that was the turn at an offset from the first one.
    func number(ofTurn offset: Int) -> Int64 { numberOfIndexZero + Int64(turns.startIndex + offset) }
}
