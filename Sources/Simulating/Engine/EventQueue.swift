/// The events to come, each with a sequence number.
struct EventQueue {
    private var heap = MinimumHeap<Event>()
    private var scheduled: UInt32 = 0

    /// The next event.
    @inline(__always) var first: Event? { heap.first }

    /// Room for a number of events before the storage must grow.
    mutating func reserve(_ count: Int) { heap.reserve(count) }

    /// Adds an event and returns its sequence number, in O(log n).
    @inline(__always)
    @discardableResult
    mutating func schedule(_ kind: Event.Kind, _ index: Int, at time: Int64) -> UInt32 {
        advanceSequence()
        heap.insert(Event(at: time, kind, index, sequence: scheduled))
        return scheduled
    }

    /// Removes the next event, in O(log n).
    @inline(__always)
    mutating func removeFirst() { heap.removeFirst() }

    /// Puts a new event in the place of the next, and returns its sequence number.
    @inline(__always)
    mutating func replaceFirst(with kind: Event.Kind, _ index: Int, at time: Int64) -> UInt32 {
        advanceSequence()
        heap.replaceFirst(with: Event(at: time, kind, index, sequence: scheduled))
        return scheduled
    }

    /// Goes on to the next sequence number: 28 bits, never 0.
    @inline(__always)
    private mutating func advanceSequence() {
        scheduled = scheduled == 0x0FFF_FFFF ? 1 : scheduled + 1
    }
}
