import HTTPWire
import Testing

@Suite struct KnownFieldTests {
    private static let names: [(KnownField, String)] = [
        (.host, "host"), (.connection, "connection"), (.contentLength, "content-length"),
        (.transferEncoding, "transfer-encoding"), (.expect, "expect"), (.keepAlive, "keep-alive"),
        (.proxyConnection, "proxy-connection"), (.te, "te"), (.trailer, "trailer"), (.upgrade, "upgrade"),
        (.proxyAuthenticate, "proxy-authenticate"), (.proxyAuthorization, "proxy-authorization"), (.via, "via"),
        (.xForwardedFor, "x-forwarded-for"), (.xForwardedProto, "x-forwarded-proto"),
        (.xForwardedHost, "x-forwarded-host"), (.forwarded, "forwarded"), (.date, "date"),
        (.xDispatch, "x-dispatch"), (.maxForwards, "max-forwards"),
    ]

    private func field(_ name: String) -> KnownField? {
        var head = ResponseHead()
        // A value that is wrong for no field: no framing is asked for here.
        _ = Array("HTTP/1.1 200 OK\r\n\(name): 1\r\n\r\n".utf8).response(&head)
        return head.fields.lines.first?.field
    }

    @Test func everyFieldIsRecognizedInAnyCaseAndNothingElseIs() {
        #expect(Set(Self.names.map(\.0)).count == KnownField.allCases.count - 1)
        for (known, name) in Self.names {
            #expect(field(name) == known)
            #expect(field(name.uppercased()) == known)
            for index in name.indices {
                var other = name
                other.replaceSubrange(index...index, with: "!")
                #expect(field(other) == .other, "\(other)")
            }
        }
    }
}
