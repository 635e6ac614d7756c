/// One worker's memory of backend numbers, looked up by the bytes of a header without an allocation.
///
/// An open-addressing table over all names' bytes in one array; each new name costs one question to the registry.
struct BackendNameCache {
    private struct Entry {
        var hash: UInt64
        var start: Int
        var count: Int
        var number: Int32
    }

    private let registry: BackendNames
    private var entries: [Entry] = []
    private var bytes: [UInt8] = []
    /// Indices into `entries`, or −1; its count is a power of two and at least twice that of the entries.
    private var table: [Int32]

    /// An empty cache before a registry.
    init(registry: BackendNames) {
        self.registry = registry
        table = Array(repeating: -1, count: 64)
    }

    /// The number of the backend with this name, 0 for an empty name or beyond the registry's limit.
    mutating func number(of name: UnsafeRawBufferPointer) -> Int32 {
        guard !name.isEmpty else { return 0 }
        let hash = Self.hash(name)
        var position = Int(truncatingIfNeeded: hash) & (table.count - 1)
        while table[position] >= 0 {
            let entry = entries[Int(table[position])]
            if entry.hash == hash, entry.count == name.count, isEqual(name, at: entry.start) { return entry.number }
            position = (position + 1) & (table.count - 1)
        }
        return insert(name, hash: hash)
    }

    private func isEqual(_ name: UnsafeRawBufferPointer, at start: Int) -> Bool {
        for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
        return true
    }

    private mutating func insert(_ name: UnsafeRawBufferPointer, hash: UInt64) -> Int32 {
        let number = registry.number(of: String(decoding: name, as: UTF8.self))
        guard number > 0 else { return 0 }
        entries.append(Entry(hash: hash, start: bytes.count, count: name.count, number: number))
        bytes.append(contentsOf: name)
        if entries.count * 2 > table.count { table = Array(repeating: -1, count: table.count * 2) }
        for index in entries.indices { place(index) }
        return number
    }

    /// Enters an entry into the table unless it is there.
    private mutating func place(_ index: Int) {
        var position = Int(truncatingIfNeeded: entries[index].hash) & (table.count - 1)
        while table[position] >= 0, table[position] != index { position = (position + 1) & (table.count - 1) }
        table[position] = Int32(index)
    }

    /// FNV-1a, 64 bits: one multiplication a byte, and names are short.
    private static func hash(_ name: UnsafeRawBufferPointer) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash ^ (hash >> 32)
    }
}
