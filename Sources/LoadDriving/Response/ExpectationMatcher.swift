internal import Measuring

/// Holds responses to ``Expectations``, as they arrive and without keeping them.
struct ExpectationMatcher {
    /// How far one response has met what is expected of it.
    struct Progress: BitwiseCopyable {
        /// A bit for each expected header that was there.
        fileprivate var headers: UInt64 = 0
        /// Bytes of the pattern that the body's last bytes are the beginning of.
        fileprivate var matched = 0
        fileprivate var hasBody = false
    }

    private struct Header {
        let name: [UInt8]
        let value: [UInt8]
    }

    private let statuses: StatusSet?
    private let headers: [Header]
    private let allHeaders: UInt64
    private let pattern: [UInt8]
    /// Where to go on in the pattern when the next byte does not match, so that no byte of a body is kept.
    ///
    /// It is the failure function of Knuth, Morris and Pratt (SIAM Journal on Computing 6, 1977).
    private let failure: [Int]

    /// A matcher for a checked plan's expectations.
    init(_ expectations: Expectations) {
        statuses = expectations.statuses
        headers = expectations.headers.map { line in
            let name = line.utf8.prefix { $0 != UInt8(ascii: ":") }
            let value = line.utf8.dropFirst(name.count + 1)
            return Header(name: name.map(FieldLine.lowercased), value: Array(Array(value).trimmed))
        }
        allHeaders = headers.count == 64 ? .max : (1 << UInt64(headers.count)) - 1
        pattern = expectations.body ?? []
        failure = Self.failure(of: pattern)
    }

    /// Whether lines of the head are to be shown to ``note(line:in:)``.
    var wantsHeaders: Bool { allHeaders != 0 }

    /// Whether parts of the body are to be shown to ``note(body:in:)``.
    var wantsBody: Bool { !pattern.isEmpty }

    /// Takes a line of the head.
    func note(line: UnsafeRawBufferPointer, in progress: inout Progress) {
        for (index, header) in headers.enumerated() {
            guard let value = FieldLine.value(of: header.name, in: line), value.elementsEqual(header.value) else {
                continue
            }
            progress.headers |= 1 << UInt64(index)
        }
    }

    /// Takes a part of the body.
    func note(body: UnsafeRawBufferPointer, in progress: inout Progress) {
        guard !progress.hasBody else { return }
        var matched = progress.matched
        for byte in body {
            while matched > 0, pattern[matched] != byte { matched = failure[matched - 1] }
            if pattern[matched] == byte { matched += 1 }
            if matched == pattern.count {
                progress.hasBody = true
                return
            }
        }
        progress.matched = matched
    }

    /// The class of a response that has arrived whole.
    func verdict(on status: Int16, _ progress: Progress) -> RequestError {
        if let statuses {
            if !statuses.contains(status) { return .unexpectedStatus }
        } else if status >= 400 {
            return status >= 500 ? .http5xx : .http4xx
        }
        if progress.headers != allHeaders { return .unexpectedHeader }
        return wantsBody && !progress.hasBody ? .unexpectedBody : .none
    }

    private static func failure(of pattern: [UInt8]) -> [Int] {
        var failure = [Int](repeating: 0, count: pattern.count)
        var matched = 0
        for index in pattern.indices.dropFirst() {
            while matched > 0, pattern[matched] != pattern[index] { matched = failure[matched - 1] }
            if pattern[matched] == pattern[index] { matched += 1 }
            failure[index] = matched
        }
        return failure
    }
}

extension [UInt8] {
    /// Without the white space around it.
    fileprivate var trimmed: ArraySlice<UInt8> {
        let start = firstIndex { !FieldLine.isSpace($0) } ?? endIndex
        let end = lastIndex { !FieldLine.isSpace($0) }.map { $0 + 1 } ?? start
        return self[start..<end]
    }
}
