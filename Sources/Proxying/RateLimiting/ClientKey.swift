/// The 64 bits that a rate limiter knows a client by.
///
/// A keyed hash (the standard library's SipHash, whose key is drawn anew for each process) of whatever the
/// configuration calls the client: its address or the value of a header. A client who chooses the value cannot aim for
/// another's key. Two of a million clients share one with probability 3·10⁻⁸, and then share a limit.
struct ClientKey: BitwiseCopyable, Sendable, Equatable {
    let bits: UInt64

    /// A key that is known already.
    init(bits: UInt64) {
        self.bits = bits
    }

    /// The key of a client's bytes; equal bytes have equal keys for the life of the process.
    init(_ bytes: UnsafeRawBufferPointer) {
        var hasher = Hasher()
        hasher.combine(bytes: bytes)
        bits = UInt64(bitPattern: Int64(hasher.finalize()))
    }
}
