import HTTPWire
import Testing

@testable import Proxying

@Suite struct TrustedProxiesTests {
    private let trusted: TrustedProxies

    init() throws {
        trusted = TrustedProxies([try AddressBlock("10.0.0.0/8"), try AddressBlock("fd00::/8")])
    }

    /// Who sent a request with these `X-Forwarded-For` lines; `nil` is the peer.
    private func client(_ lines: [String]) throws -> String? {
        let fields = lines.map { "X-Forwarded-For: \($0)\r\n" }.joined(separator: "X-Other: 10.9.9.9\r\n")
        let bytes = Array("GET / HTTP/1.1\r\nHost: h\r\n\(fields)\r\n".utf8)
        var head = RequestHead()
        return try bytes.withUnsafeBytes { bytes in
            guard case .complete = head.parse(bytes) else { throw WireViolation.malformedRequestLine }
            return trusted.client(of: head, in: bytes)?.description
        }
    }

    @Test(
        arguments: [
            ([], nil),
            ([""], nil),
            ([" , ,"], nil),
            (["1.1.1.1"], "1.1.1.1"),
            (["2.2.2.2, 1.1.1.1"], "1.1.1.1"),
            (["2.2.2.2,1.1.1.1,"], "1.1.1.1"),
            (["1.1.1.1, 10.0.0.2"], "1.1.1.1"),
            (["2.2.2.2, 1.1.1.1, 10.0.0.2,\t10.0.0.3"], "1.1.1.1"),
            (["10.0.0.9, 1.1.1.1, 10.0.0.2"], "1.1.1.1"),
            // All are trusted: the first of them asked for something itself.
            (["10.0.0.2, 10.0.0.3"], "10.0.0.2"),
            // What stands left of something that is no address is worth nothing.
            (["1.1.1.1, unknown, 10.0.0.2"], "10.0.0.2"),
            (["1.1.1.1, unknown"], nil),
            (["1.1.1.1 2.2.2.2"], nil),
            (["1.1.1.1, 2.2.2.2:x"], nil),
            // Lines are one list.
            (["1.1.1.1", "10.0.0.2"], "1.1.1.1"),
            (["2.2.2.2", "1.1.1.1, 10.0.0.2", "", "10.0.0.3"], "1.1.1.1"),
            // Both versions, with and without ports.
            (["2001:db8::1, fd00::2"], "2001:db8::1"),
            (["[2001:db8::1]:443, [fd00::2]"], "2001:db8::1"),
            (["1.1.1.1:65000, 10.0.0.2:1"], "1.1.1.1"),
            (["::ffff:1.1.1.1, ::ffff:10.0.0.1"], "1.1.1.1"),
            (["[2001:db8::1"], nil),
            (["[2001:db8::1]443"], nil),
            (["1.1.1.1:"], nil),
            (["1.1.1.1:123456"], nil),
        ] as [([String], String?)]
    )
    func findsTheRightmostThatIsNotTrusted(lines: [String], expected: String?) throws {
        #expect(try client(lines) == expected)
    }

    /// Whatever stands at the left, nobody outside can choose what the proxy takes for the client.
    @Test(arguments: ["10.0.0.1", "1.2.3.4", "unknown", "", ",", "\"", "[", "::1", "a=b;c"])
    func nothingAtTheLeftChangesTheResult(forged: String) throws {
        #expect(try client(["\(forged), 1.1.1.1, 10.0.0.2"]) == "1.1.1.1")
        #expect(try client([forged, "1.1.1.1, 10.0.0.2"]) == "1.1.1.1")
    }

    @Test func trustsNobodyByDefault() throws {
        #expect(TrustedProxies([]).isEmpty && !trusted.isEmpty)
        #expect(try !TrustedProxies([]).contains(#require(IPAddress("127.0.0.1"))))
    }
}
