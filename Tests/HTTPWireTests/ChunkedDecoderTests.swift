import HTTPWire
import Testing

@Suite struct ChunkedDecoderTests {
    struct Decoded: Equatable {
        var body: [UInt8] = []
        var trailers: [UInt8] = []
        var length = 0
        var isFinished = false
    }

    /// Decodes bytes that arrive in pieces which end at the cuts.
    private func decode(_ bytes: [UInt8], cuts: [Int] = []) throws -> Decoded {
        var decoder = ChunkedDecoder()
        var result = Decoded()
        var start = 0
        for end in cuts + [bytes.count] where !result.isFinished {
            let piece = Array(bytes[start..<end])
            var offset = 0
            try piece.withUnsafeBytes { memory in
                steps: while true {
                    switch try decoder.next(memory, &offset) {
                    case .data(let range): result.body += piece[range]
                    case .lastChunk: continue
                    case .end:
                        result.isFinished = true
                        break steps
                    case .needsMore: break steps
                    }
                }
            }
            result.length += offset
            start = end
        }
        result.trailers = decoder.trailers
        return result
    }

    @Test func takesTheBodyOutOfItsChunks() throws {
        let bytes = Array(Corpus.chunkedBodies[2].utf8)
        let decoded = try decode(bytes + Array("GET".utf8))
        #expect(decoded.body == Array("0123456789z".utf8))
        #expect(decoded.trailers == Array("X-Sum: 1\r\nX-More: 2\r\n".utf8))
        #expect(decoded.length == bytes.count && decoded.isFinished)
        #expect(try decode(Array(Corpus.chunkedBodies[3].utf8)).body == Array("0123\r\n789abcde\r\n\r".utf8))
    }

    @Test(arguments: Corpus.chunkedBodies)
    func isTheSameWhereverTheBytesAreCut(_ text: String) throws {
        let bytes = Array((text + "tail").utf8)
        let whole = try decode(bytes)
        for first in 0...bytes.count {
            for second in first...bytes.count { #expect(try decode(bytes, cuts: [first, second]) == whole) }
        }
        #expect(try decode(bytes, cuts: Array(0..<bytes.count)) == whole)
    }

    @Test(arguments: [
        ("g\r\n", WireViolation.malformedChunkSize), ("\r\n", .malformedChunkSize), ("+5\r\n", .malformedChunkSize),
        ("0x5\r\n", .malformedChunkSize), ("-1\r\n", .malformedChunkSize), (" 5\r\n", .malformedChunkSize),
        ("5 \r\nhello\r\n", .malformedChunkSize), ("5\nhello\r\n", .bareLineFeed), ("5\rhello", .bareCarriageReturn),
        ("5\r\nhello\n", .missingChunkEnd), ("5\r\nhello!\r\n", .missingChunkEnd), ("5\r\nhello\r\r", .missingChunkEnd),
        ("5;\r\n", .malformedChunkExtension), ("5;a=\r\n", .malformedChunkExtension),
        ("5;a \r\n", .malformedChunkExtension), ("5;=b\r\n", .malformedChunkExtension),
        ("5;a=\"b\r\n", .malformedChunkExtension), ("5;a=\"b\"c\r\n", .malformedChunkExtension),
        ("5;a b\r\n", .malformedChunkExtension), ("5;a=b=c\r\n", .malformedChunkExtension),
        ("5;;a\r\n", .malformedChunkExtension), ("5;a@\r\n", .malformedChunkExtension),
        ("5;a\nhello\r\n", .bareLineFeed), ("5;\0\r\n", .controlByte), ("5 x\r\n", .malformedChunkSize),
        ("00000000000000005\r\n", .chunkTooLarge), ("fffffffffffffffff\r\n", .chunkTooLarge),
        ("8000000000000000\r\n", .chunkTooLarge), ("0\r\nX : 1\r\n\r\n", .spaceBeforeColon),
        ("0\r\nX: 1\n\r\n", .bareLineFeed),
        ("0\r\n X: 1\r\n\r\n", .foldedLine), ("0\r\n\rx", .bareCarriageReturn), ("0\n\n", .bareLineFeed),
    ])
    func refuses(_ text: String, _ violation: WireViolation) {
        let bytes = Array(text.utf8)
        #expect(throws: violation) { try decode(bytes) }
        #expect(throws: violation) { try decode(bytes, cuts: Array(0..<bytes.count)) }
    }

    @Test(arguments: [";a", " ; a", "\t;\ta = b ;c", ";a=\"x;\\\"y\";b", ";a=\"\"", ";a=\"\u{FC}\t\";b = c"])
    func takesWellFormedExtensions(_ text: String) throws {
        #expect(try decode(Array("1\(text)\r\nx\r\n0\(text)\r\n\r\n".utf8)).body == Array("x".utf8))
    }

    @Test func boundsWhatIsNotBody() {
        let long = String(repeating: "x", count: ChunkedDecoder.overheadLimit)
        #expect(throws: WireViolation.chunkExtensionTooLong) { try decode(Array("1;\(long)\r\n".utf8)) }
        #expect(throws: WireViolation.trailersTooLarge) { try decode(Array("0\r\nX: \(long)\r\n".utf8)) }
        let many = String(repeating: "1;e\r\nx\r\n", count: ChunkedDecoder.overheadLimit)
        #expect(throws: WireViolation.chunkExtensionTooLong) { try decode(Array(many.utf8)) }
    }
}
