import Foundation
import Proxying
import TestSupport
import Testing

@Suite(.serialized) struct ParkingStressTests {
    /// Connections that send at random times around the moment at which they are parked.
    @Test func noRequestIsLostAroundTheThreshold() throws {
        let server = try MortalServer { peer, head in
            let target = String(head.split(separator: " ")[1])
            let length = head.contains("Content-Length: 5\r\n") ? 5 : 0
            let body = String(decoding: try peer.receive(length), as: UTF8.self)
            try peer.send(answer(target + body))
        }
        let descriptors = ProcessProbe.openDescriptors
        do {
            let proxy = try RunningProxy([server.port]) {
                $0.threads = 2
                $0.timeouts.parking = 10_000_000
            }
            let port = proxy.port
            let rounds = 30
            let answered = try ThreadTeam.run(64) { index -> Int in
                var random = SplitMix64(seed: UInt64(index))
                let client = try RawSocket(port: port)
                var answered = 0
                for round in 0..<rounds {
                    usleep(UInt32.random(in: 0..<30_000, using: &random))
                    let target = "/\(index)/\(round)/" + String(repeating: "x", count: Int(random.next() % 2_000))
                    let hasBody = random.next() % 2 == 0
                    let request =
                        "\(hasBody ? "POST" : "GET") \(target) HTTP/1.1\r\nHost: h\r\n"
                        + (hasBody ? "Content-Length: 5\r\n\r\nbytes" : "\r\n")
                    let cut = Int(random.next() % UInt64(request.utf8.count))
                    try client.send(request.utf8.prefix(cut))
                    if random.next() % 2 == 0 { usleep(UInt32.random(in: 0..<15_000, using: &random)) }
                    try client.send(request.utf8.dropFirst(cut))
                    if try client.receiveResponse().text == target + (hasBody ? "bytes" : "") { answered += 1 }
                }
                // Held until here, since parked ones are counted below.
                return try client.exchange("GET /end HTTP/1.1\r\nHost: h\r\n\r\n").text == "/end" ? answered : 0
            }
            #expect(answered == Array(repeating: rounds, count: 64))
            let counters = proxy.proxy.counters()
            #expect(counters.requests == 64 * (rounds + 1) && counters.responsesByClass[1] == counters.requests)
            #expect(eventually { proxy.proxy.counters().clientConnections == 0 })
        }
        // Other tests open and close descriptors of their own meanwhile.
        #expect(eventually { ProcessProbe.openDescriptors < descriptors + 60 })
    }
}
