internal import HTTPWire

/// How far the body of a message has come, and which of the bytes that arrived belong to it.
struct BodyProgress: Sendable {
    /// What the bytes that were looked at are.
    struct Step: Equatable {
        /// Bytes that belong to the message and were understood.
        var consumed = 0
        /// How many of those, from the first on, may be forwarded as they came.
        var forwardable = 0
        /// Whether the body is over after the consumed bytes.
        var isFinished = false
        /// Whether the final CR LF has to be written anew, because it was separated from the last chunk.
        var needsFinalLine = false
    }

    private enum Kind {
        case length(Int64)
        case chunked
        case untilClose
        case finished
    }

    private var kind: Kind
    private var decoder = ChunkedDecoder()
    private var isPastLastChunk = false

    init(_ framing: BodyFraming) {
        switch framing {
        case .none: kind = .finished
        case .length(let length): kind = .length(length)
        case .chunked: kind = .chunked
        case .untilClose: kind = .untilClose
        }
    }

    var isFinished: Bool {
        if case .finished = kind { return true }
        return false
    }

    /// The trailer section of a chunked body that is over.
    var trailers: [UInt8] { decoder.trailers }

    /// Whether the end of the connection is the end of the body.
    var endsWithConnection: Bool {
        if case .untilClose = kind { return true }
        return false
    }

    /// Looks at bytes that follow those seen before.
    ///
    /// `body` is told of the ranges of `bytes` that are the body itself, without chunk sizes.
    mutating func advance(
        _ bytes: UnsafeRawBufferPointer,
        body: (Range<Int>) -> Void = { _ in }
    ) throws(WireViolation) -> Step {
        switch kind {
        case .finished: return Step(isFinished: true)
        case .untilClose:
            body(0..<bytes.count)
            return Step(consumed: bytes.count, forwardable: bytes.count)
        case .length(let remaining):
            let count = Int(min(remaining, Int64(bytes.count)))
            body(0..<count)
            kind = remaining == Int64(count) ? .finished : .length(remaining - Int64(count))
            return Step(consumed: count, forwardable: count, isFinished: isFinished)
        case .chunked: return try advanceChunks(bytes, body: body)
        }
    }

    private mutating func advanceChunks(
        _ bytes: UnsafeRawBufferPointer,
        body: (Range<Int>) -> Void
    ) throws(WireViolation) -> Step {
        var step = Step()
        let beganPastLastChunk = isPastLastChunk
        while true {
            switch try decoder.next(bytes, &step.consumed) {
            case .data(let range): body(range)
            case .lastChunk:
                isPastLastChunk = true
                step.forwardable = step.consumed
            case .needsMore:
                if !isPastLastChunk { step.forwardable = step.consumed }
                return step
            case .end:
                kind = .finished
                step.isFinished = true
                if decoder.trailers.isEmpty, !beganPastLastChunk {
                    step.forwardable = step.consumed
                } else {
                    step.needsFinalLine = true
                }
                return step
            }
        }
    }
}
