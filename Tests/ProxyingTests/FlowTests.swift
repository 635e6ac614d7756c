import Proxying
import Synchronization
import TestSupport
import Testing

@Suite(.serialized) struct FlowTests {
    private static let megabytes = 50

    @Test func aSlowReaderHoldsTheBackendBack() throws {
        let sent = Atomic<Int>(0)
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            let block = [UInt8](repeating: 0x78, count: 1 << 20)
            try peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(Self.megabytes << 20)\r\n\r\n")
            for _ in 0..<Self.megabytes {
                try peer.send(block)
                sent.add(block.count, ordering: .relaxed)
            }
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port, receiveBuffer: 65_536)
            let before = ProcessProbe.residentBytes
            try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            _ = try client.receive(upTo: 1_000)
            // The backend stops once the kernel's buffers on the way are full, long before the end.
            var last = -1
            #expect(
                eventually {
                    let now = sent.load(ordering: .relaxed)
                    defer { last = now }
                    return now > 0 && now == last
                }
            )
            #expect(sent.load(ordering: .relaxed) < Self.megabytes << 20)
            #expect(ProcessProbe.residentBytes - before < 20 << 20)
            var received = 0
            while received < (Self.megabytes << 20) - 4_096 { received += try client.receive(upTo: 1 << 20).count }
        }
    }

    @Test func aSlowBackendHoldsTheClientBack() throws {
        let gate = Mutex(false)
        let total = 20 << 20
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            #expect(eventually { gate.withLock { $0 } })
            let body = try peer.receive(total)
            try peer.send(answer("\(body.count) \(body.allSatisfy { $0 == 0x79 })"))
        }) { proxy, _ in
            let port = proxy.port
            let before = ProcessProbe.residentBytes
            let sent = Atomic<Int>(0)
            let answers = try ThreadTeam.run(2) { role -> String in
                if role == 1 {
                    var last = -1
                    _ = eventually {
                        let now = sent.load(ordering: .relaxed)
                        defer { last = now }
                        return now > 0 && now == last
                    }
                    let held = sent.load(ordering: .relaxed) < total && ProcessProbe.residentBytes - before < 40 << 20
                    gate.withLock { $0 = true }
                    return "\(held)"
                }
                let client = try RawSocket(port: port)
                try client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: \(total)\r\n\r\n")
                let block = [UInt8](repeating: 0x79, count: 1 << 20)
                for _ in 0..<20 {
                    try client.send(block)
                    sent.add(block.count, ordering: .relaxed)
                }
                return try client.receiveResponse().text
            }
            #expect(answers == ["\(total) true", "true"])
        }
    }

    @Test func aHalfClosedSlowReaderGetsEverything() throws {
        let length = 4 << 20
        try RunningProxy.withBackend(script: { peer in
            _ = try peer.receiveHead()
            try peer.send("HTTP/1.1 200 OK\r\nContent-Length: \(length)\r\n\r\n")
            try peer.send([UInt8](repeating: 0x78, count: length))
        }) { proxy, _ in
            let client = try RawSocket(port: proxy.port, receiveBuffer: 65_536)
            try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            let first = try client.receive(upTo: 1_000).count
            client.shutdownSending()
            let received = try client.receiveToEnd().count + first
            #expect(received > length && received < length + 300)
        }
    }
}
