internal import CCurl

/// The memory of one transfer for what its request has of its own; reserved once, and written anew for each request.
struct RequestMemory {
    let bytes: UnsafeMutablePointer<UInt8>
    let lines: UnsafeMutablePointer<curl_slist>

    /// Memory for so many bytes and header lines.
    init(bytes: Int, lines: Int) {
        self.bytes = .allocate(capacity: max(1, bytes))
        self.lines = .allocate(capacity: max(1, lines))
        self.lines.initialize(repeating: curl_slist(), count: max(1, lines))
    }

    /// Gives the memory back.
    func deallocate() {
        bytes.deallocate()
        lines.deallocate()
    }
}
