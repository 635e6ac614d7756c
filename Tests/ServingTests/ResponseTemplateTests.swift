import NIOCore
import Testing

@testable import Serving

struct ResponseTemplateTests {
    private static func write(
        _ reply: Reply,
        sequence: Int64 = 42,
        isHead: Bool = false,
        keepsAlive: Bool = true,
        isHTTP10: Bool = false
    ) -> (text: String, filler: Int64) {
        var request = ReceivedRequest()
        request.isHead = isHead
        request.keepsAlive = keepsAlive
        request.isHTTP10 = isHTTP10
        var output = ByteBuffer()
        let template = ResponseTemplate(name: "b1", greetingStatus: 200)
        let filler = template.write(reply, to: request, sequence: sequence, into: &output)
        return (String(buffer: output), filler)
    }

    private static let greeting = Reply(status: 200, mediaType: .text, body: .greeting)
    private static let greetingHead = """
        HTTP/1.1 200 OK\r
        Content-Type: text/plain; charset=utf-8\r
        X-Backend-Id: b1\r
        X-Backend-Sequence: 42\r
        Content-Length: 14\r\n
        """

    @Test func greetingIsExact() {
        #expect(Self.write(Self.greeting).text == Self.greetingHead + "\r\nb1 request 42\n")
    }

    @Test func headHasTheSameFieldsAndNoBody() {
        #expect(Self.write(Self.greeting, isHead: true).text == Self.greetingHead + "\r\n")
    }

    @Test func closingIsSaid() {
        let closing = Self.write(Self.greeting, keepsAlive: false).text
        #expect(closing == Self.greetingHead + "Connection: close\r\n\r\nb1 request 42\n")
    }

    @Test func keepingIsSaidToHTTP10() {
        let kept = Self.write(Self.greeting, isHTTP10: true).text
        #expect(kept == Self.greetingHead + "Connection: keep-alive\r\n\r\nb1 request 42\n")
    }

    @Test(arguments: [1, 9, 10, 99, 100, 999_999, 1_000_000, Int64.max])
    func lengthOfTheGreetingFitsEverySequence(sequence: Int64) throws {
        let text = Self.write(Self.greeting, sequence: sequence).text
        let parts = text.split(separator: "\r\n\r\n")
        #expect(parts[0].contains("Content-Length: \(parts[1].utf8.count)"))
        #expect(parts[1] == "b1 request \(sequence)\n")
    }

    @Test(arguments: [204, 304])
    func statusWithoutContentHasNoContentFields(status: Int) {
        let text = Self.write(Reply(status: status, mediaType: .text, body: .greeting)).text
        #expect(!text.contains("Content-"))
        #expect(text.hasSuffix("\r\n\r\n"))
    }

    @Test func resetContentIsEmpty() {
        let text = Self.write(Reply(status: 205, mediaType: .text, body: .greeting)).text
        #expect(text.hasSuffix("Content-Length: 0\r\n\r\n"))
    }

    @Test func uncountedRequestHasNoSequence() {
        let text = Self.write(.text(200, "ok\n"), sequence: 0).text
        #expect(!text.contains("X-Backend-Sequence"))
        #expect(text.hasSuffix("X-Backend-Id: b1\r\nContent-Length: 3\r\n\r\nok\n"))
    }

    @Test func fillerFollowsTheHead() {
        let reply = Reply(status: 200, mediaType: .binary, body: .filler(1000))
        #expect(Self.write(reply).filler == 1000)
        #expect(Self.write(reply).text.hasSuffix("Content-Length: 1000\r\n\r\n"))
        #expect(Self.write(reply, isHead: true).filler == 0)
    }
}
