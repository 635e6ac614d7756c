internal import HTTPWire

/// A record with its texts at hand, while a line is made of it.
struct RecordBytes {
    let record: AccessRecord
    let text: UnsafeRawBufferPointer
    /// The backends' names, by their index.
    let backends: [[UInt8]]

    /// The bytes of one of the record's texts.
    func bytes(_ range: ByteRange) -> UnsafeRawBufferPointer {
        range.slice(of: text)
    }
}
