/// A request as JSON: `{"method":…,"target":…,"headers":[[name,value],…],"body_length":N}`.
///
/// Headers are pairs in the order of arrival, names as sent, repeated ones repeated: what a test of a proxy needs to
/// see. The head is written when it has been read, the length once the body has ended, so no body is ever held.
/// Bytes outside ASCII become the code points of the same number (`\u00e9` for 0xE9), so that the document is valid
/// JSON whatever was sent, and tells every byte.
struct EchoDocument: Sendable {
    private var bytes: [UInt8] = []
    private var headers = 0

    /// A document for a request with this method and target.
    init(method: UnsafeRawBufferPointer, target: UnsafeRawBufferPointer) {
        bytes += #"{"method":"#.utf8
        appendString(method)
        bytes += #","target":"#.utf8
        appendString(target)
        bytes += #","headers":["#.utf8
    }

    /// Adds the next header.
    mutating func append(name: UnsafeRawBufferPointer, value: UnsafeRawBufferPointer) {
        bytes += (headers == 0 ? "[" : ",[").utf8
        appendString(name)
        bytes += ",".utf8
        appendString(value)
        bytes += "]".utf8
        headers += 1
    }

    /// The whole document, once the length of the body is known.
    consuming func finish(bodyLength: Int64) -> [UInt8] {
        bytes += "],\"body_length\":\(bodyLength)}\n".utf8
        return bytes
    }

    /// A JSON string (RFC 8259, section 7).
    private mutating func appendString(_ text: UnsafeRawBufferPointer) {
        let digits = Array("0123456789abcdef".utf8)
        bytes.append(UInt8(ascii: "\""))
        for byte in text {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes += [UInt8(ascii: "\\"), byte]
            case 0x20..<0x7f:
                bytes.append(byte)
            default:
                bytes += #"\u00"#.utf8
                bytes += [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
