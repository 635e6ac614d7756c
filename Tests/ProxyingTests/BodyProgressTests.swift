import HTTPWire
import Testing

@testable import Proxying

@Suite struct BodyProgressTests {
    /// Sends bytes through in two pieces; what is forwarded, and whether the body ended.
    private func forward(_ text: String, _ framing: BodyFraming, cut: Int) throws -> (String, rest: String, Bool) {
        let bytes = Array(text.utf8)
        var progress = BodyProgress(framing)
        var forwarded: [UInt8] = []
        var position = 0
        for end in [cut, bytes.count] where !progress.isFinished {
            let piece = Array(bytes[position..<end])
            let step = try piece.withUnsafeBytes { try progress.advance($0) }
            forwarded += piece[..<step.forwardable] + (step.needsFinalLine ? [13, 10] : [])
            position += step.consumed
        }
        return (
            String(decoding: forwarded, as: UTF8.self), String(decoding: bytes[position...], as: UTF8.self),
            progress.isFinished
        )
    }

    @Test func chunksAreForwardedAsTheyCame() throws {
        let body = "3;x=1\r\nabc\r\n0b\r\n01234567890\r\n0\r\n\r\n"
        for cut in 0...body.utf8.count {
            let result = try forward(body + "tail", .chunked, cut: cut)
            #expect(result == (body, "tail", true), "cut at \(cut)")
        }
    }

    @Test func trailersAreTakenOut() throws {
        let body = "1\r\na\r\n0\r\nX-Sum: 1\r\n\r\n"
        for cut in 0...body.utf8.count {
            #expect(
                try forward(body + "tail", .chunked, cut: cut) == ("1\r\na\r\n0\r\n\r\n", "tail", true),
                "cut at \(cut)"
            )
        }
    }

    @Test func lengthsAndClosesEndWhereTheyShould() throws {
        for cut in 0...9 { #expect(try forward("hello" + "tail", .length(5), cut: cut) == ("hello", "tail", true)) }
        #expect(try forward("hello", .untilClose, cut: 2) == ("hello", "", false))
        #expect(try forward("hello", .none, cut: 2) == ("", "hello", true))
        #expect(throws: WireViolation.malformedChunkSize) { _ = try forward("x", .chunked, cut: 0) }
    }
}
