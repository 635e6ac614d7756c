/// A response as a test reads it: all of it in memory, fields in order.
package struct RawResponse: Sendable {
    /// Bytes that are no response, or not a whole one.
    package struct Malformed: Error, CustomStringConvertible {
        let bytes: [UInt8]

        /// The bytes as text.
        package var description: String {
            "no whole response: \(String(decoding: bytes, as: UTF8.self).debugDescription)"
        }
    }

    /// The status code.
    package let status: Int
    /// The status line.
    package let statusLine: String
    /// Field names, as sent, and values, in order.
    package let fields: [(name: String, value: String)]
    /// The body without the framing of chunks.
    package let body: [UInt8]

    /// The body as text.
    package var text: String { String(decoding: body, as: UTF8.self) }

    /// The value of the first field of this name, whatever its case.
    package subscript(name: String) -> String? {
        fields.first { $0.name.lowercased() == name.lowercased() }?.value
    }

    /// The first response in `bytes` with its length; `nil` where it is not yet whole.
    ///
    /// `isComplete` says that the peer has closed, which ends a body that has no other end.
    static func parse(_ bytes: [UInt8], toHead: Bool, isComplete: Bool) throws -> (RawResponse, length: Int)? {
        guard let headEnd = end(of: "\r\n\r\n", in: bytes[...]) else { return nil }
        let lines = String(decoding: bytes[..<(headEnd - 4)], as: UTF8.self).split(separator: "\r\n")
        let words = lines[0].split(separator: " ", maxSplits: 2)
        guard words.count >= 2, words[0].hasPrefix("HTTP/1."), let status = Int(words[1]) else {
            throw Malformed(bytes: bytes)
        }
        let fields = try lines.dropFirst().map { line in
            guard let colon = line.firstIndex(of: ":") else { throw Malformed(bytes: bytes) }
            let value = line[line.index(after: colon)...]
            return (name: String(line[..<colon]), value: String(value.drop { $0 == " " }))
        }
        func response(_ body: some Sequence<UInt8>) -> RawResponse {
            RawResponse(status: status, statusLine: String(lines[0]), fields: fields, body: Array(body))
        }
        func value(_ name: String) -> String? { fields.first { $0.name.lowercased() == name }?.value }

        if toHead || status < 200 || status == 204 || status == 304 { return (response([]), headEnd) }
        if value("transfer-encoding") != nil {
            guard let (body, end) = try chunks(bytes[headEnd...]) else { return nil }
            return (response(body), end)
        }
        if let length = value("content-length").flatMap({ Int($0) }) {
            guard bytes.count >= headEnd + length else { return nil }
            return (response(bytes[headEnd..<(headEnd + length)]), headEnd + length)
        }
        return isComplete ? (response(bytes[headEnd...]), bytes.count) : nil
    }

    /// The data of a chunked body without trailers, and where it ends.
    private static func chunks(_ bytes: ArraySlice<UInt8>) throws -> (body: [UInt8], end: Int)? {
        var body: [UInt8] = []
        var rest = bytes
        while let dataStart = end(of: "\r\n", in: rest) {
            let line = String(decoding: rest[rest.startIndex..<(dataStart - 2)], as: UTF8.self)
            guard let length = Int(line.prefix { $0 != ";" }, radix: 16) else { throw Malformed(bytes: Array(bytes)) }
            guard rest.endIndex >= dataStart + length + 2 else { return nil }
            body += rest[dataStart..<(dataStart + length)]
            rest = rest[(dataStart + length + 2)...]
            if length == 0 { return (body, rest.startIndex) }
        }
        return nil
    }

    /// The index after the first occurrence of a text.
    private static func end(of text: String, in bytes: ArraySlice<UInt8>) -> Int? {
        let pattern = Array(text.utf8)
        guard bytes.count >= pattern.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - pattern.count))
            .first { bytes[$0..<($0 + pattern.count)].elementsEqual(pattern) }
            .map { $0 + pattern.count }
    }
}
