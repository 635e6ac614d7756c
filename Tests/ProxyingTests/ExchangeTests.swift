import HTTPWire
import Testing

@testable import Proxying

@Suite struct ExchangeTests {
    private func exchange(_ request: String) -> Exchange {
        var head = RequestHead()
        _ = Array(request.utf8).withUnsafeBytes { head.parse($0) }
        return Exchange(head)
    }

    private func response(_ text: String) -> ResponseHead {
        var head = ResponseHead()
        _ = Array(text.utf8).withUnsafeBytes { head.parse($0) }
        return head
    }

    private let get = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    private let post = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\n"
    private let ok = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n"

    @Test func bothConnectionsPersistAfterAPlainExchange() {
        var plain = exchange(get)
        #expect(plain.awaitsResponse && plain.isRequestSent)
        #expect(plain.responseBegan(response(ok)) == .length(2))
        plain.responseEnded(leftover: false)
        #expect(plain.clientPersists && plain.upstreamPersists)
    }

    @Test func leftoverBytesEndTheUpstreamConnection() {
        var plain = exchange(get)
        _ = plain.responseBegan(response(ok))
        plain.responseEnded(leftover: true)
        #expect(plain.clientPersists && !plain.upstreamPersists)
    }

    @Test func anAnswerBeforeTheEndOfTheRequestEndsBoth() {
        var early = exchange(post)
        _ = early.responseBegan(response(ok))
        #expect(!early.clientPersists)
        early.responseEnded(leftover: false)
        #expect(!early.upstreamPersists)
        var late = exchange(post)
        late.bodyForwarded()
        late.requestEnded()
        _ = late.responseBegan(response(ok))
        late.responseEnded(leftover: false)
        #expect(late.clientPersists && late.upstreamPersists)
    }

    @Test func choosesHowTheBodyGoesOn() {
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let untilClose = "HTTP/1.1 200 OK\r\n\r\n"
        let old = "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"
        for (request, answer, transfer, persists) in [
            (get, chunked, Exchange.Transfer.raw, true), (get, untilClose, .chunked, true), (old, ok, .raw, true),
            (old, chunked, .unchunked, false), (old, untilClose, .raw, false),
        ] {
            var exchange = exchange(request)
            _ = exchange.responseBegan(response(answer))
            #expect(exchange.transfer == transfer && exchange.clientPersists == persists)
        }
    }

    @Test func replaysOnlyWhatMayBeRepeated() {
        func loss(_ request: String, reused: Bool = true, received: Bool = false) -> Exchange.Loss {
            exchange(request).upstreamLost(wasReused: reused, receivedBytes: received, endsBody: false)
        }
        #expect(loss(get) == .replay)
        #expect(loss(get, reused: false) == .badGateway)
        #expect(loss(get, received: true) == .badGateway)
        #expect(loss("POST / HTTP/1.1\r\nHost: a\r\n\r\n") == .badGateway)
        var put = exchange(post.replacing("POST", with: "PUT"))
        #expect(put.upstreamLost(wasReused: true, receivedBytes: false, endsBody: false) == .replay)
        put.bodyForwarded()
        #expect(put.upstreamLost(wasReused: true, receivedBytes: false, endsBody: false) == .badGateway)
        var hinted = exchange(get)
        let mayPass = hinted.interimResponse()
        #expect(mayPass)
        #expect(hinted.upstreamLost(wasReused: true, receivedBytes: false, endsBody: false) == .badGateway)
    }

    @Test func interimResponsesHaveAnEnd() {
        var flooded = exchange(get)
        let verdicts = (0...Exchange.interimLimit).map { _ in flooded.interimResponse() }
        #expect(verdicts.firstIndex(of: false) == Exchange.interimLimit)
    }

    @Test func aStatusWithoutBodyThatAnnouncesOneEndsTheUpstreamConnection() {
        for (fields, persists) in [("Content-Length: 5\r\n", false), ("Content-Length: 0\r\n", true), ("", true)] {
            var empty = exchange(get)
            #expect(empty.responseBegan(response("HTTP/1.1 204 No Content\r\n\(fields)\r\n")) == BodyFraming.none)
            #expect(empty.upstreamPersists == persists)
        }
    }

    @Test func knowsWhereClosingIsTheEnd() {
        let old = "GET / HTTP/1.0\r\n\r\n"
        let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        for (request, answer, ends) in [
            (old, chunked, true), (old, "HTTP/1.1 200 OK\r\n\r\n", true), (old, ok, false), (get, chunked, false),
            (get, "HTTP/1.1 200 OK\r\n\r\n", false),
        ] {
            var exchange = exchange(request)
            _ = exchange.responseBegan(response(answer))
            #expect(exchange.endsByClosing == ends)
        }
    }

    @Test func aLossWithinTheResponseIsItsEndOrACut() {
        var streaming = exchange(get)
        _ = streaming.responseBegan(response("HTTP/1.1 200 OK\r\n\r\n"))
        #expect(streaming.upstreamLost(wasReused: false, receivedBytes: true, endsBody: true) == .finished)
        #expect(streaming.upstreamLost(wasReused: false, receivedBytes: true, endsBody: false) == .abort)
    }
}
