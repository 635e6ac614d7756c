/// The backend of every pick that a row tells of, in pick order: two bytes a pick, whatever the order of the rows.
///
/// Pick numbers need not start at 1 (a proxy may have served others before) and need not be contiguous (a retry's
/// first pick, a request of somebody else, a request that timed out before its answer told its number).
struct PickLog: Sendable {
    /// The slot of a pick that no row tells of.
    static let hole: UInt16 = 0
    /// The slot of a pick whose row does not know the backend.
    static let nameless = UInt16.max
    /// How far apart the first and last pick may be: 2²⁷ picks, 256 MB; a number beyond is a garbled header.
    static let longestSpan: Int64 = 1 << 27

    /// The slots; the backend's number is in the slot of its pick.
    private(set) var slots: ContiguousArray<UInt16> = []
    /// The pick number of the first slot.
    private(set) var firstNumber: Int64 = 1
    /// Rows whose pick number another row carries, too.
    private(set) var duplicates: Int64 = 0
    /// Rows whose pick number cannot be placed.
    private(set) var misplaced: Int64 = 0

    /// Notes that pick `number` (from 1) chose `backend` (from 1; anything else is not known).
    mutating func record(number: Int64, backend: Int32) {
        if slots.isEmpty { firstNumber = max(1, number - (number < 1 << 20 ? number : 1 << 16)) }
        if number < firstNumber, !growFront(to: number) { return }
        let index = Int(number - firstNumber)
        if index >= slots.count, !growBack(to: index) { return }
        let slot = backend > 0 && backend < Int32(Self.nameless) ? UInt16(backend) : Self.nameless
        if slots[index] != Self.hole {
            duplicates += 1
            slots[index] = min(slots[index], slot)
        } else {
            slots[index] = slot
        }
    }

    /// Notes everything that another log of the same run has noted.
    mutating func merge(_ other: PickLog) {
        for (index, slot) in other.slots.enumerated() where slot != Self.hole {
            record(number: other.firstNumber + Int64(index), backend: slot == Self.nameless ? 0 : Int32(slot))
        }
        duplicates += other.duplicates
        misplaced += other.misplaced
    }

    /// Whether a slot names a backend.
    @inline(__always)
    static func isKnown(_ slot: UInt16) -> Bool { slot != hole && slot != nameless }

    /// The numbers from the first pick whose backend is known to the last such pick; `nil` where there is none.
    var knownNumbers: ClosedRange<Int64>? {
        guard let first = slots.firstIndex(where: Self.isKnown), let last = slots.lastIndex(where: Self.isKnown) else {
            return nil
        }
        return number(ofSlot: first)...number(ofSlot: last)
    }

    /// The slot of a pick.
    func slot(of number: Int64) -> UInt16 {
        let index = Int(number - firstNumber)
        return slots.indices.contains(index) ? slots[index] : Self.hole
    }

    /// The slots of consecutive picks, as far as there are any.
    func slots(of numbers: Range<Int64>) -> ArraySlice<UInt16> {
        let present = numbers.clamped(to: firstNumber..<firstNumber + Int64(slots.count))
        return slots[Int(present.lowerBound - firstNumber)..<Int(present.upperBound - firstNumber)]
    }

    /// The number of the pick in slot `index`.
    func number(ofSlot index: Int) -> Int64 { firstNumber + Int64(index) }

    private mutating func growBack(to index: Int) -> Bool {
        guard Int64(index) < Self.longestSpan else {
            misplaced += 1
            return false
        }
        slots.append(contentsOf: repeatElement(Self.hole, count: index + 1 - slots.count))
        return true
    }

    private mutating func growFront(to number: Int64) -> Bool {
        let wanted = firstNumber - number
        guard number >= 1, wanted + Int64(slots.count) <= Self.longestSpan else {
            misplaced += 1
            return false
        }
        let room = min(max(wanted, Int64(slots.count)), firstNumber - 1)
        slots.insert(contentsOf: repeatElement(Self.hole, count: Int(room)), at: 0)
        firstNumber -= room
        return true
    }
}
