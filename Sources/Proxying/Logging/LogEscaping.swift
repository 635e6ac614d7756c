/// Foreign bytes in a log line: whatever a client sends, a line stays one line and a field one field.
extension [UInt8] {
    /// Appends bytes as nginx does by default: `"`, `\`, control bytes and those above 126 become `\xHH`.
    ///
    /// `-` stands for no bytes at all.
    mutating func append(escaped bytes: UnsafeRawBufferPointer) {
        guard !bytes.isEmpty else { return append(0x2D) }
        var clean = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x20, byte < 0x7F, byte != 0x22, byte != 0x5C { continue }
            append(contentsOf: bytes[clean..<index])
            append(text: "\\x")
            append(hexadecimal: byte, uppercase: true)
            clean = index + 1
        }
        append(contentsOf: bytes[clean...])
    }

    /// Appends bytes as the inside of a JSON string (RFC 8259 §7).
    ///
    /// What is UTF-8 stays as it is but for `"`, `\` and control characters; what is not becomes U+FFFD, one for each
    /// maximal part of a character, as the Unicode standard recommends (§3.9) and `String(decoding:as:)` does.
    mutating func append(json bytes: UnsafeRawBufferPointer) {
        var clean = 0
        for index in bytes.indices {
            let byte = bytes[index]
            if byte >= 0x80 {
                append(contentsOf: bytes[clean..<index])
                return append(jsonBeyondASCII: UnsafeRawBufferPointer(rebasing: bytes[index...]))
            }
            if byte >= 0x20, byte != 0x22, byte != 0x5C { continue }
            append(contentsOf: bytes[clean..<index])
            append(jsonEscape: byte)
            clean = index + 1
        }
        append(contentsOf: bytes[clean...])
    }

    private mutating func append(jsonBeyondASCII bytes: UnsafeRawBufferPointer) {
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar):
                if scalar.count == 1, let byte = scalar.first, byte < 0x20 || byte == 0x22 || byte == 0x5C {
                    append(jsonEscape: byte)
                } else {
                    append(contentsOf: scalar)
                }
            case .error: append(text: "\u{FFFD}")
            case .emptyInput: return
            }
        }
    }

    private mutating func append(jsonEscape byte: UInt8) {
        switch byte {
        case 0x22: append(text: "\\\"")
        case 0x5C: append(text: "\\\\")
        case 0x08: append(text: "\\b")
        case 0x09: append(text: "\\t")
        case 0x0A: append(text: "\\n")
        case 0x0C: append(text: "\\f")
        case 0x0D: append(text: "\\r")
        default:
            append(text: "\\u00")
            append(hexadecimal: byte)
        }
    }
}
