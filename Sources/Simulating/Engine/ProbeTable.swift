internal import Balancing

/// The probes that are under way, in slots that are used again.
struct ProbeTable {
    /// A probe on its way to a backend, and then its answer on the way back.
    struct Probe: BitwiseCopyable {
        /// The view and the strategy in it of the client that sent it.
        var view: Int32
        var member: Int32
        var backend: Int32
        /// What the backend said.
        var answer = ProbeAnswer(inFlight: 0, latencyNanoseconds: 0, answeredAtNanoseconds: 0)
    }

    private var slots: [Probe] = []
    private var free: [Int32] = []

    subscript(slot: Int) -> Probe {
        get { slots[slot] }
        _modify { yield &slots[slot] }
    }

    /// Keeps a probe and returns its slot.
    mutating func insert(_ probe: Probe) -> Int {
        guard let slot = free.popLast() else {
            slots.append(probe)
            return slots.count - 1
        }
        slots[Int(slot)] = probe
        return Int(slot)
    }

    /// Gives a slot back and returns the probe that was there.
    mutating func remove(_ slot: Int) -> Probe {
        free.append(Int32(truncatingIfNeeded: slot))
        return slots[slot]
    }
}
