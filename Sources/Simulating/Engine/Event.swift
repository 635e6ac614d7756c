/// Something that happens at a moment of virtual time: 16 bytes, compared as one integer.
///
/// Events at the same nanosecond happen in the order in which they were scheduled. The sequence number that settles
/// this also tells whether an event is still wanted: who may change their mind keep the number of the event that they
/// are waiting for, and ignore any other.
struct Event: BitwiseCopyable, Comparable {
    enum Kind: UInt8, BitwiseCopyable {
        /// A FIFO server has done a job; the index is the job's.
        case served
        /// The job that is next to leave a processor-sharing backend leaves; the index is the backend's.
        case sharedOut
        /// A backend answers a job that did not queue.
        case bypassed
        /// A job arrives at its backend after the network delay.
        case reached
        /// A backend's answer to a job arrives at the client.
        case answered
        /// A job's deadline has come.
        case expired
        /// The scheduled fault with this index sets in.
        case faulted
        /// A backend is checked; the index is the backend's.
        case checked
        /// A backend's slow start takes a step; the index is the backend's.
        case ramped
        /// A probe arrives at its backend after the network delay; the index is its place in the table of probes.
        case probed
        /// The answer to a probe arrives at the client.
        case probeAnswered
        /// All clients are shown the load of the backends.
        case published
    }

    /// Time, sequence number, index and kind, from high bits to low: 64, 28, 32 and 4 bits.
    private let key: UInt128

    /// An event at a time of 0 or later.
    @inline(__always)
    init(at time: Int64, _ kind: Kind, _ index: Int, sequence: UInt32) {
        let detail = UInt64(sequence) << 36 | UInt64(UInt32(truncatingIfNeeded: index)) << 4 | UInt64(kind.rawValue)
        key = UInt128(UInt64(bitPattern: time)) << 64 | UInt128(detail)
    }

    /// The moment in nanoseconds.
    @inline(__always) var time: Int64 { Int64(bitPattern: UInt64(truncatingIfNeeded: key >> 64)) }
    /// The number under which it was scheduled, modulo 2²⁸.
    @inline(__always) var sequence: UInt32 { UInt32(truncatingIfNeeded: UInt64(truncatingIfNeeded: key) >> 36) }
    /// The job, backend or fault that it is about.
    @inline(__always) var index: Int { Int((UInt64(truncatingIfNeeded: key) >> 4) & 0xFFFF_FFFF) }
    /// What happens.
    @inline(__always) var kind: Kind { Kind(rawValue: UInt8(truncatingIfNeeded: key) & 0xF) ?? .served }

    @inline(__always)
    static func < (left: Event, right: Event) -> Bool { left.key < right.key }
}
