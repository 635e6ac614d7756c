/// Virtual clients that have their answer and think before the next request: a binary heap by the time they wake.
struct ThinkingClients {
    private struct Client {
        let until: Int64
        let transfer: UnsafeMutablePointer<Transfer>
    }

    private var heap: [Client] = []

    /// Nobody thinks yet; there is room for so many.
    init(capacity: Int) {
        heap.reserveCapacity(capacity)
    }

    var count: Int { heap.count }

    /// When the first one wakes; no deadline if nobody thinks.
    var nextWaking: Int64 { heap.first?.until ?? CurlShard.noDeadline }

    /// Lets a client think until a time.
    mutating func add(_ transfer: UnsafeMutablePointer<Transfer>, until time: Int64) {
        var index = heap.count
        heap.append(Client(until: time, transfer: transfer))
        while index > 0, heap[(index - 1) / 2].until > heap[index].until {
            heap.swapAt(index, (index - 1) / 2)
            index = (index - 1) / 2
        }
    }

    /// Takes out a client whose time has come; `nil` if there is none.
    mutating func wake(at now: Int64) -> UnsafeMutablePointer<Transfer>? {
        guard let first = heap.first, first.until <= now else { return nil }
        let last = heap.removeLast()
        guard !heap.isEmpty else { return first.transfer }
        heap[0] = last
        var index = 0
        while true {
            let left = 2 * index + 1
            guard left < heap.count else { break }
            let right = left + 1
            let child = right < heap.count && heap[right].until < heap[left].until ? right : left
            guard heap[child].until < heap[index].until else { break }
            heap.swapAt(index, child)
            index = child
        }
        return first.transfer
    }
}
