import HTTPWire
import NIOCore
import Testing

@testable import Proxying

@Suite struct ForwardingFieldsTests {
    private static let claims =
        "X-Forwarded-For: 1.1.1.1\r\nForwarded: for=1.1.1.1\r\nx-forwarded-proto: gopher\r\nX-Forwarded-Host: evil\r\n"
        + "X-FORWARDED-FOR: 2.2.2.2\r\nforwarded: for=2.2.2.2;proto=https\r\n"

    /// What is behind `Via` in the head that a backend gets.
    private func fields(
        _ request: String,
        peer: String = "10.0.0.1",
        isTrusted: Bool = false,
        isSecure: Bool = false,
        emitsForwarded: Bool = false
    ) throws -> String {
        let rewriter = RequestRewriter(
            ForwardingFields(viaName: "p", isSecure: isSecure, emitsForwarded: emitsForwarded)
        )
        var head = RequestHead()
        let bytes = Array(request.utf8)
        var out = ByteBuffer()
        try bytes.withUnsafeBytes { bytes in
            guard case .complete = head.parse(bytes) else { throw WireViolation.malformedRequestLine }
            let peer = Array(peer.utf8)
            rewriter.write(head, bytes, peer: peer, isTrusted: isTrusted, authority: Array("b:1".utf8), to: &out)
        }
        let text = String(buffer: out)
        #expect(text.hasSuffix("\r\n\r\n"))
        let start = try #require(text.firstRange(of: "Via: 1.1 p\r\n")?.upperBound)
        // Nothing of these fields may stand before, as the client sent it.
        #expect(!text[..<start].lowercased().contains("forwarded"))
        // A line's end is one character.
        return String(text[start...].dropLast(2))
    }

    private func request(_ lines: String = "", target: String = "/", host: String = "Host: h:81\r\n") -> String {
        "GET \(target) HTTP/1.1\r\n\(host)\(lines)\r\n"
    }

    @Test func replacesWhatStrangersClaim() throws {
        let own = "X-Forwarded-Proto: http\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Host: h:81"
        #expect(try fields(request()) == own)
        #expect(try fields(request(Self.claims)) == own)
        #expect(try fields(request(Self.claims), isSecure: true) == own.replacing("Proto: http", with: "Proto: https"))
    }

    @Test func appendsToWhatTrustedPeersSay() throws {
        #expect(
            try fields(request(Self.claims), isTrusted: true)
                == "X-Forwarded-Proto: gopher\r\nX-Forwarded-For: 1.1.1.1, 2.2.2.2, 10.0.0.1\r\nX-Forwarded-Host: evil\r\n"
                + "Forwarded: for=1.1.1.1, for=2.2.2.2;proto=https, for=10.0.0.1;host=\"h:81\";proto=http"
        )
        // Silence of a trusted peer is filled in as for anybody.
        #expect(
            try fields(request("X-Forwarded-For: \r\nForwarded:\r\n"), isTrusted: true, isSecure: true)
                == "X-Forwarded-Proto: https\r\nX-Forwarded-For: 10.0.0.1\r\nX-Forwarded-Host: h:81"
        )
    }

    @Test func aTrustedPeersFieldsStayWhateverConnectionNames() throws {
        #expect(
            try fields(request("Connection: x-forwarded-proto\r\nX-Forwarded-Proto: https\r\n"), isTrusted: true)
                .hasPrefix("X-Forwarded-Proto: https\r\n")
        )
    }

    @Test func emitsForwardedWhereAsked() throws {
        let forwarded = "Forwarded: for=10.0.0.1;host=\"h:81\";proto=https"
        #expect(try fields(request(Self.claims), isSecure: true, emitsForwarded: true).hasSuffix("\r\n\(forwarded)"))
        #expect(
            try fields(request(), peer: "2001:db8::1", emitsForwarded: true)
                .hasSuffix("\r\nForwarded: for=\"[2001:db8::1]\";host=\"h:81\";proto=http")
        )
        #expect(
            try fields(request(host: "Host:\r\n"), emitsForwarded: true)
                == "X-Forwarded-Proto: http\r\nX-Forwarded-For: 10.0.0.1\r\nForwarded: for=10.0.0.1;proto=http"
        )
    }

    /// An authority is written more often than it came: there must be room for all of it.
    @Test(arguments: [1, 100, 1_900, 2_020, 4_000, 7_900])
    func hasRoomForLongAuthorities(length: Int) throws {
        let name = String(repeating: "a", count: length)
        let absolute = request(target: "http://\(name)/")
        for isTrusted in [false, true] {
            #expect(
                try fields(absolute, isTrusted: isTrusted, emitsForwarded: true).contains(
                    "X-Forwarded-Host: \(name)\r\n"
                )
            )
            #expect(try fields(absolute, isTrusted: isTrusted).hasSuffix("X-Forwarded-Host: \(name)"))
        }
    }
}
