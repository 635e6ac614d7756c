/// The events to come, in a 4-ary heap: half as deep as a binary one, and the four children share a cache line.
struct EventQueue {
    private var events: [Event] = []
    private var scheduled: UInt32 = 0

    /// The next event.
    @inline(__always) var first: Event? { events.first }

    /// Room for a number of events before the storage must grow.
    mutating func reserve(_ count: Int) { events.reserveCapacity(count) }

    /// Adds an event and returns its sequence number, in O(log n).
    @inline(__always)
    @discardableResult
    mutating func schedule(_ kind: Event.Kind, _ index: Int, at time: Int64) -> UInt32 {
        advanceSequence()
        let event = Event(at: time, kind, index, sequence: scheduled)
        events.append(event)
        events.withUnsafeMutableBufferPointer { heap in
            var place = heap.count - 1
            while place > 0 {
                let parent = (place - 1) >> 2
                guard Event.precedes(event, heap[parent]) else { break }
                heap[place] = heap[parent]
                place = parent
            }
            heap[place] = event
        }
        return scheduled
    }

    /// Removes the next event, in O(log n).
    @inline(__always)
    mutating func removeFirst() {
        let last = events.removeLast()
        guard !events.isEmpty else { return }
        sink(last)
    }

    /// Puts a new event in the place of the next, which is cheaper than removing and adding.
    @inline(__always)
    mutating func replaceFirst(with kind: Event.Kind, _ index: Int, at time: Int64) -> UInt32 {
        advanceSequence()
        sink(Event(at: time, kind, index, sequence: scheduled))
        return scheduled
    }

    /// Goes on to the next sequence number: 28 bits, never 0.
    @inline(__always)
    private mutating func advanceSequence() {
        scheduled = scheduled == 0x0FFF_FFFF ? 1 : scheduled + 1
    }

    /// Lets an event sink from the top to its place.
    @inline(__always)
    private mutating func sink(_ event: Event) {
        events.withUnsafeMutableBufferPointer { heap in
            let count = heap.count
            var place = 0
            while true {
                let child = 4 * place + 1
                guard child < count else { break }
                var least = child
                for other in (child + 1)..<max(child + 1, min(child + 4, count)) {
                    if Event.precedes(heap[other], heap[least]) { least = other }
                }
                guard Event.precedes(heap[least], event) else { break }
                heap[place] = heap[least]
                place = least
            }
            heap[place] = event
        }
    }
}
