import Proxying
import TestSupport
import Testing

/// Clients that send many requests before they read the first answer.
@Suite(.serialized) struct PipeliningTests {
    private static let requests = 1_500
    private static let bodyLength = 32_768

    /// Answers every request with its target, padded to a length that soon fills all buffers on the way.
    private static func echoTargets(_ peer: ScriptedPeer) throws {
        while let head = try? peer.receiveHead(), let target = head.split(separator: " ").dropFirst().first {
            let text = String(target)
            try peer.send(answer(text + String(repeating: ".", count: bodyLength - text.utf8.count)))
        }
    }

    @Test(arguments: [false, true]) func whoDoesNotReadIsServedNoFurther(halfCloses: Bool) throws {
        try RunningProxy.withBackend(script: Self.echoTargets) { proxy, _ in
            let client = try RawSocket(port: proxy.port, receiveBuffer: 65_536)
            try client.send((0..<Self.requests).map { "GET /\($0) HTTP/1.1\r\nHost: h\r\n\r\n" }.joined())
            if halfCloses { client.shutdownSending() }
            // Long at rest: looks are half a millisecond apart.
            var last: Int64 = 0
            var looksAtRest = 0
            #expect(
                eventually {
                    let now = proxy.proxy.counters().requests
                    looksAtRest = now == last && now > 0 ? looksAtRest + 1 : 0
                    last = now
                    return looksAtRest == 100
                }
            )
            // 1,500 answers are 48 MiB: they wait at the backend, not in the proxy.
            #expect(last < Self.requests)
            for number in 0..<Self.requests {
                let body = try client.receiveResponse().body
                #expect(body.count == Self.bodyLength && body.starts(with: "/\(number).".utf8))
            }
            if halfCloses { #expect(try client.receive().isEmpty) }
        }
    }
}
