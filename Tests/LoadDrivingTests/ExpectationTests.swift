import LoadDriving
import Measuring
import TestSupport
import Testing

@Suite("Expectations on real responses")
struct ExpectationTests {
    /// Drives ten requests at a server that gives this response, and returns the one class of them all.
    private func outcome(_ response: String, _ change: (inout Expectations) throws -> Void) throws -> RequestError? {
        let server = try answering(response)
        defer { server.stop() }
        var plan = plan(server, connections: 2, requests: 10)
        try change(&plan.expectations)
        let (_, samples) = try drive(plan)
        #expect(samples.count == 10)
        return Set(samples.map(\.error)).count == 1 ? samples.first?.error : nil
    }

    @Test("a set of statuses says what success is", arguments: [("404", true), ("4xx", true), ("200-299,302", false)])
    func statuses(set: String, isMet: Bool) throws {
        let found = try outcome("HTTP/1.1 404 X\r\nContent-Length: 2\r\n\r\nno") {
            $0.statuses = try StatusSet(parsing: set)
        }
        #expect(found == (isMet ? RequestError.none : .unexpectedStatus))
    }

    @Test("a header is met in any case of its name, and by its whole value only")
    func headers() throws {
        let response = ok("X-One:  1 ", "x-TWO: b")
        #expect(try outcome(response) { $0.headers = ["x-one: 1", "X-Two: b"] } == RequestError.none)
        for missing in ["X-One: 2", "X-One: 11", "X-Three: 1", "X-One:"] {
            #expect(try outcome(response) { $0.headers = ["X-Two: b", missing] } == .unexpectedHeader, "\(missing)")
        }
    }

    @Test("a text is found across parts of the body, and a class of HTTP wins over it")
    func body() throws {
        let chunks = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\naab\r\n3\r\naac\r\n0\r\n\r\n"
        #expect(try outcome(chunks) { $0.body = Array("abaac".utf8) } == RequestError.none)
        #expect(try outcome(chunks) { $0.body = Array("abaad".utf8) } == .unexpectedBody)
        let failure = "HTTP/1.1 503 X\r\nContent-Length: 2\r\n\r\nno"
        #expect(try outcome(failure) { $0.body = Array("yes".utf8) } == .http5xx)
    }
}
