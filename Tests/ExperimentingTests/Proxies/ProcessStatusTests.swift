import Foundation
import Testing

@testable import Experimenting

@Suite struct ProcessStatusTests {
    @Test func fieldsAreCountedFromTheLastParenthesis() {
        let line =
            "12 (a) b (c)) S 1 12 12 0 -1 4194304 1 2 3 4 50 60 7 8 20 0 1 0 9000 1000000 25 18446744073709551615"
        let status = ProcessStatus(line, ticksPerSecond: 100, pageSize: 4096)
        #expect(status?.endedChildrenNanoseconds == 150_000_000)
        #expect(status?.residentBytes == 102_400)
    }

    @Test(arguments: [
        "", "12 (a", "12 (a) S 1 2", "12 (a) S 1 2 3 4 5 6 7 8 9 10 11 12 x 14 15 16 17 18 19 20 21 22 23",
    ])
    func refuses(line: String) {
        #expect(ProcessStatus(line, ticksPerSecond: 100, pageSize: 4096) == nil)
    }

    @Test func thisProcessHasMemory() throws {
        #expect(try #require(ProcessStatus(of: getpid())).residentBytes > 1_000_000)
        #expect(ProcessStatus(of: -1) == nil)
    }
}
