import HTTPWire
import Testing

@testable import Proxying

@Suite struct UpgradeOfferTests {
    @Test(arguments: [
        ("Upgrade: websocket", true), ("Upgrade: WebSocket", true), ("Upgrade: x/1", true),
        ("Upgrade: x/1, websocket", true), ("Upgrade: x/1\r\nUpgrade: websocket", true),
        ("Upgrade: x/2", false), ("Upgrade: x", false), ("Upgrade: websocket, other", false),
        ("Upgrade: ,", false), ("Connection: upgrade", false),
    ])
    func coversWhatWasOffered(_ fields: String, _ covers: Bool) {
        let request = Array("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: x/1 ,\r\nUpgrade: websocket\r\n\r\n".utf8)
        let response = Array("HTTP/1.1 101 Switching Protocols\r\n\(fields)\r\n\r\n".utf8)
        let offer = request.withUnsafeBytes { bytes in
            var head = RequestHead()
            _ = head.parse(bytes)
            return UpgradeOffer(head, bytes)
        }
        let isCovered = response.withUnsafeBytes { bytes in
            var head = ResponseHead()
            _ = head.parse(bytes)
            return offer.covers(head, bytes)
        }
        #expect(isCovered == covers)
    }
}
