import Foundation
import HTTPWire
import Testing

/// The inputs of the fuzz target, each cut at every byte; the first byte of a file chooses the parser, the second is a cut
/// that the target makes.
@Suite struct FuzzCorpusTests {
    private static let inputs: [(kind: UInt8, bytes: [UInt8])] = {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../Fuzzing/corpus")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.compactMap { try? Data(contentsOf: $0) }.filter { $0.count > 2 }
            .map { ($0[0] % 4, Array($0.dropFirst(2))) }
    }()

    /// What a parser made of bytes that came in two pieces.
    private func verdict(_ kind: UInt8, _ bytes: [UInt8], cut: Int) -> String {
        switch kind {
        case 1:
            var head = ResponseHead()
            var progress = Array(bytes[..<cut]).response(&head)
            if progress == .incomplete { progress = bytes.response(&head) }
            return "\(progress) \(head.fields.lines.count)"
        case 2:
            var decoder = ChunkedDecoder()
            do {
                for piece in [Array(bytes[..<cut]), Array(bytes[cut...])] {
                    var offset = 0
                    try piece.withUnsafeBytes { memory in
                        var step = try decoder.next(memory, &offset)
                        while step != .needsMore, step != .end { step = try decoder.next(memory, &offset) }
                    }
                }
                return "\(decoder.isFinished) \(decoder.trailers)"
            } catch {
                return "\(error)"
            }
        default:
            var head = RequestHead()
            var progress = Array(bytes[..<cut]).request(&head)
            if progress == .incomplete { progress = bytes.request(&head) }
            return "\(progress) \(head.fields.lines.count) \(head.framing) \(head.offersUpgrade)"
        }
    }

    @Test func everyInputMeansTheSameWhereverItIsCut() {
        #expect(Self.inputs.count > 100)
        for (kind, bytes) in Self.inputs {
            let whole = verdict(kind, bytes, cut: bytes.count)
            for cut in 0..<bytes.count {
                #expect(verdict(kind, bytes, cut: cut) == whole, "\(bytes.debugDescription) cut at \(cut)")
            }
        }
    }
}
