/// The requests in the system, in slots that are used again.
struct JobTable {
    private(set) var slots: [Job] = []
    private var free: Int32 = -1

    subscript(slot: Int) -> Job {
        @inline(__always) get { slots[slot] }
        @inline(__always) _modify { yield &slots[slot] }
    }

    /// Keeps a job and returns its slot.
    @inline(__always)
    mutating func insert(_ job: Job) -> Int {
        guard free >= 0 else {
            slots.append(job)
            return slots.count - 1
        }
        let slot = Int(free)
        free = slots[slot].next
        slots[slot] = job
        return slot
    }

    /// Gives a slot back.
    @inline(__always)
    mutating func remove(_ slot: Int) {
        slots[slot].service = 0
        slots[slot].deadline = 0
        slots[slot].isHeld = false
        slots[slot].next = free
        free = Int32(truncatingIfNeeded: slot)
    }
}
