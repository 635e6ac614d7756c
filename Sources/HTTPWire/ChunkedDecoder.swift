/// Walks through a chunked body as it arrives and refuses whatever RFC 9112 §7.1 does not allow.
///
/// The bytes need not be taken apart to be forwarded: the decoder tells where chunk data lies and where the body
/// ends, and what lies before may go on as it came.
///
/// ```swift
/// var offset = start
/// while true {
///     switch try decoder.next(bytes, &offset) {
///     case .data(let range): …       // body bytes, between chunk boundaries or piece by piece
///     case .lastChunk: …             // the line `0 CR LF` is behind; a trailer section follows
///     case .end: …                   // the body ends at `offset`
///     case .needsMore: …             // all bytes are used
///     }
/// }
/// ```
public struct ChunkedDecoder: Sendable {
    /// What the next bytes are.
    public enum Step: Sendable, Equatable {
        /// Bytes of the body, at these offsets.
        case data(Range<Int>)
        /// The last chunk's line was passed; field lines or the final empty line follow.
        case lastChunk
        /// The body is over at the offset reached.
        case end
        /// Nothing is left to look at.
        case needsMore
    }

    private enum State {
        case sizeStart, size, blankAfterSize, extensions, sizeLineFeed
        case data, dataReturn, dataLineFeed
        case trailerLine, trailer, trailerLineFeed, finalLineFeed
        case finished
    }

    /// The most that all chunk extensions of one body may have, and the most that its trailer section may have.
    public static let overheadLimit = 16_384

    /// The most lines of a trailer section.
    static let trailerLines = 64

    /// The trailer section as it came, without the empty line that ends it; complete once ``Step/end`` was returned.
    public private(set) var trailers: [UInt8] = []

    private var state = State.sizeStart
    private var remaining: Int64 = 0
    private var digits = 0
    private var overhead = 0
    private var line = ChunkExtension()

    /// A decoder at the first chunk's size.
    public init() {}

    /// Whether the end of the body was passed.
    public var isFinished: Bool { state == .finished }

    /// Goes on from `offset`, and moves it behind what was understood.
    public mutating func next(_ bytes: UnsafeRawBufferPointer, _ offset: inout Int) throws(WireViolation) -> Step {
        while offset < bytes.count {
            if state == .data {
                let count = Int(Swift.min(remaining, Int64(bytes.count &- offset)))
                let range = offset..<(offset &+ count)
                offset &+= count
                remaining &-= Int64(count)
                if remaining == 0 { state = .dataReturn }
                return .data(range)
            }
            let byte = bytes[offset]
            offset &+= 1
            switch state {
            case .sizeStart, .size, .blankAfterSize, .extensions: try readSizeLine(byte)
            case .sizeLineFeed:
                guard byte == .lineFeed else { throw .bareCarriageReturn }
                digits = 0
                state = remaining == 0 ? .trailerLine : .data
                if remaining == 0 { return .lastChunk }
            case .dataReturn:
                guard byte == .carriageReturn else { throw .missingChunkEnd }
                state = .dataLineFeed
            case .dataLineFeed:
                guard byte == .lineFeed else { throw .missingChunkEnd }
                state = .sizeStart
            case .finalLineFeed:
                guard byte == .lineFeed else { throw .bareCarriageReturn }
                state = .finished
                try checkTrailers()
                return .end
            case .trailerLine, .trailer, .trailerLineFeed: try readTrailer(byte)
            case .data, .finished:
                offset &-= 1
                return .end
            }
        }
        return state == .finished ? .end : .needsMore
    }

    private mutating func readSizeLine(_ byte: UInt8) throws(WireViolation) {
        if let value = byte.hexadecimalValue, state == .sizeStart || state == .size {
            if state == .sizeStart { remaining = 0 }
            guard digits < 16, remaining < Int64.max >> 4 else { throw .chunkTooLarge }
            remaining = remaining << 4 | Int64(value)
            digits &+= 1
            state = .size
            return
        }
        guard state != .sizeStart else { throw .malformedChunkSize }
        switch byte {
        case .carriageReturn where state == .size || state == .extensions && line.mayEnd: state = .sizeLineFeed
        case .carriageReturn where state == .extensions: throw .malformedChunkExtension
        case .lineFeed: throw .bareLineFeed
        case .semicolon where state != .extensions:
            state = .extensions
            line = ChunkExtension()
        case _ where byte.isBlank && state == .size: state = .blankAfterSize
        case _ where byte.isBlank && state == .blankAfterSize: break
        case _ where state != .extensions: throw .malformedChunkSize
        case 0x00..<0x20 where byte != .tab, 0x7F: throw .controlByte
        default: guard line.accepts(byte) else { throw .malformedChunkExtension }
        }
        if state != .sizeLineFeed {
            overhead &+= 1
            guard overhead <= ChunkedDecoder.overheadLimit else { throw .chunkExtensionTooLong }
        }
    }

    /// Collects the trailer section; its lines are judged at the end by the parser of heads.
    private mutating func readTrailer(_ byte: UInt8) throws(WireViolation) {
        switch state {
        case .trailerLine where byte == .carriageReturn:
            state = .finalLineFeed
            return
        case .trailerLineFeed:
            guard byte == .lineFeed else { throw .bareCarriageReturn }
            state = .trailerLine
        default:
            guard byte != .lineFeed else { throw .bareLineFeed }
            state = byte == .carriageReturn ? .trailerLineFeed : .trailer
        }
        guard trailers.count < ChunkedDecoder.overheadLimit else { throw .trailersTooLarge }
        trailers.append(byte)
    }

    private func checkTrailers() throws(WireViolation) {
        guard !trailers.isEmpty else { return }
        let violation: WireViolation? = trailers.withUnsafeBytes { bytes in
            var table = FieldTable()
            var cursor = 0
            do throws(WireViolation) {
                _ = try table.parse(bytes, from: &cursor, limit: ChunkedDecoder.trailerLines)
                return nil
            } catch {
                return error
            }
        }
        if let violation { throw violation }
    }
}
