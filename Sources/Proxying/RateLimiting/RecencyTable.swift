/// A table of at most so many keys, each with one moment, that forgets the key unused for longest.
///
/// Everything is allocated at the start: 24 bytes an entry and, at load factor ½ or less, 8 to 16 for its slots. Keys
/// are found by linear probing; removal shifts the followers back (Knuth, TAOCP 6.4, algorithm R), so there are no
/// tombstones and no rehashing. A doubly linked list threads the entries from the latest used to the earliest. A
/// look-up with or without eviction is O(1) expected.
struct RecencyTable: Sendable {
    private struct Entry: BitwiseCopyable {
        var key: UInt64
        var value: Int64
        var newer: Int32
        var older: Int32
    }

    private static let none: Int32 = -1

    private var entries: [Entry] = []
    /// The index of an entry, or −1; a power of two of them.
    private var slots: [Int32]
    private let mask: Int
    private var newest = RecencyTable.none
    private var oldest = RecencyTable.none
    /// Most entries that it holds.
    let capacity: Int

    /// An empty table with room for 1 to 2³⁰ keys; other numbers become the nearest of these.
    init(capacity: Int) {
        self.capacity = min(max(capacity, 1), 1 << 30)
        var slotCount = 2
        while slotCount < 2 * self.capacity { slotCount *= 2 }
        mask = slotCount - 1
        slots = Array(repeating: RecencyTable.none, count: slotCount)
        entries.reserveCapacity(self.capacity)
    }

    /// Keys in the table.
    var count: Int { entries.count }

    /// Makes a key the latest used one, and lets `body` change its moment.
    ///
    /// A key that is not there enters with `initial`; if the table is full, the key unused for longest leaves it, and
    /// `evicted` is told of that one's moment first.
    mutating func withValue<Result>(
        of key: UInt64,
        initial: Int64,
        evicted: (Int64) -> Void = { _ in },
        _ body: (inout Int64) -> Result
    ) -> Result {
        var slot = home(key)
        while slots[slot] != RecencyTable.none {
            let index = Int(slots[slot])
            if entries[index].key == key {
                moveToFront(index)
                return body(&entries[index].value)
            }
            slot = (slot + 1) & mask
        }
        let index = insert(key, initial, evicted)
        return body(&entries[index].value)
    }

    /// Lets `body` change the moments of all keys.
    mutating func updateAll(_ body: (inout Int64) -> Void) {
        for index in entries.indices { body(&entries[index].value) }
    }

    private mutating func insert(_ key: UInt64, _ value: Int64, _ evicted: (Int64) -> Void) -> Int {
        let entry = Entry(key: key, value: value, newer: RecencyTable.none, older: RecencyTable.none)
        var index = entries.count
        if index < capacity {
            entries.append(entry)
        } else {
            index = Int(oldest)
            evicted(entries[index].value)
            unlink(index)
            removeSlot(of: index)
            entries[index] = entry
        }
        var slot = home(key)
        while slots[slot] != RecencyTable.none { slot = (slot + 1) & mask }
        slots[slot] = Int32(truncatingIfNeeded: index)
        linkAtFront(index)
        return index
    }

    /// The slot that a key would best be in; the multiplication spreads keys that differ in few bits (Fibonacci hashing).
    private func home(_ key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    }

    private mutating func removeSlot(of index: Int) {
        var hole = home(entries[index].key)
        while Int(slots[hole]) != index { hole = (hole + 1) & mask }
        var next = (hole + 1) & mask
        while slots[next] != RecencyTable.none {
            let distance = (next - home(entries[Int(slots[next])].key)) & mask
            if distance >= (next - hole) & mask {
                slots[hole] = slots[next]
                hole = next
            }
            next = (next + 1) & mask
        }
        slots[hole] = RecencyTable.none
    }

    // MARK: Recency

    private mutating func moveToFront(_ index: Int) {
        guard newest != Int32(truncatingIfNeeded: index) else { return }
        unlink(index)
        linkAtFront(index)
    }

    private mutating func linkAtFront(_ index: Int) {
        let this = Int32(truncatingIfNeeded: index)
        entries[index].newer = RecencyTable.none
        entries[index].older = newest
        if newest != RecencyTable.none { entries[Int(newest)].newer = this }
        newest = this
        if oldest == RecencyTable.none { oldest = this }
    }

    private mutating func unlink(_ index: Int) {
        let (newer, older) = (entries[index].newer, entries[index].older)
        if newer == RecencyTable.none { newest = older } else { entries[Int(newer)].older = older }
        if older == RecencyTable.none { oldest = newer } else { entries[Int(older)].newer = newer }
    }
}
