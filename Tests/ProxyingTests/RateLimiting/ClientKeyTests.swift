import Testing

@testable import Proxying

@Suite struct ClientKeyTests {
    private func key(_ text: String) -> ClientKey {
        Array(text.utf8).withUnsafeBytes { ClientKey($0) }
    }

    @Test func equalBytesAreTheSameClient() {
        #expect(key("127.0.0.1") == key("127.0.0.1"))
        #expect(key("") == key(""))
    }

    @Test func differentBytesAreDifferentClients() {
        let keys = Set((0..<10_000).map { key("10.0.\($0 / 256).\($0 % 256)").bits })
        #expect(keys.count == 10_000)
    }
}
