import Testing

@testable import Proxying

@Suite struct KeyHashTests {
    @Test func everyBitDependsOnTheKey() {
        let hashes = (0..<1_000).map { KeyHash.of("user-\($0)".utf8) }
        #expect(Set(hashes).count == 1_000)
        for bit in 0..<64 {
            let ones = hashes.count { $0 >> UInt64(bit) & 1 == 1 }
            #expect((400...600).contains(ones), "bit \(bit)")
        }
    }

    @Test func isTheSameOnEveryMachine() {
        #expect(KeyHash.of("".utf8) == KeyHash.of([UInt8]()))
        #expect(KeyHash.of("127.0.0.1".utf8) != KeyHash.of("127.0.0.2".utf8))
    }
}
