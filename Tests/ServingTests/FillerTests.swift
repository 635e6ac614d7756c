import NIOCore
import Testing

@testable import Serving

struct FillerTests {
    @Test(arguments: [1, 63, 65_535, 65_536, 65_537, 200_000, Int64.max])
    func piecesAreFullUntilTheLast(remaining: Int64) {
        #expect(Int64(Filler.next(of: remaining).readableBytes) == min(remaining, Int64(Filler.pieceLength)))
    }
}
