import LoadDriving
import Measuring
import Pacing
import Synchronization
import TestSupport
import Testing

@Suite("Mixes and templates on real sockets")
struct MixTests {
    /// Drives a plan at a server that keeps what it is sent; the first lines with body, in the order of arrival.
    private func sent(_ requests: Int64, _ change: (inout LoadPlan) -> Void) throws -> [String] {
        let seen = Mutex<[String]>([])
        let server = try ScriptedServer { peer in
            while case let head = try peer.receiveHead(), !head.isEmpty {
                let lines = head.split(separator: "\r\n")
                let length = lines.first { $0.hasPrefix("Content-Length: ") }.flatMap { Int($0.dropFirst(16)) } ?? 0
                let body = String(decoding: try peer.receive(length), as: UTF8.self)
                let tag = lines.first { $0.hasPrefix("X-Tag: ") } ?? ""
                seen.withLock { $0.append("\(lines[0])|\(tag)|\(body)") }
                try peer.send(head.hasPrefix("HEAD") ? "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" : ok())
            }
        }
        defer { server.stop() }
        var plan = plan(server, connections: 1, requests: requests)
        change(&plan)
        let (_, samples) = try drive(plan)
        #expect(samples.allSatisfy { $0.error == .none }, "\(samples.map(\.error))")
        return seen.withLock { $0 }
    }

    @Test("templates in target, header and body are filled anew for each request")
    func templates() throws {
        let found = try sent(3) { plan in
            plan.url += "item/{{sequence}}?n={{random 4 4}}"
            plan.method = "PUT"
            plan.headers = ["X-Tag: t{{sequence}}"]
            plan.body = Array("<{{sequence}}>".utf8)
        }
        #expect(found == (1...3).map { "PUT /item/\($0)?n=4 HTTP/1.1|X-Tag: t\($0)|<\($0)>" })
    }

    @Test("a mix sends each request whole, by its weight, and the same for the same seed")
    func mix() throws {
        func run(seed: UInt64) throws -> [String] {
            try sent(200) { plan in
                plan.seed = seed
                plan.mix = [
                    RequestKind(weight: 6, url: "/a"),
                    RequestKind(weight: 2, url: "/b", method: "POST", headers: ["X-Tag: b"], body: Array("bb".utf8)),
                    RequestKind(weight: 1, url: "/c", method: "HEAD"),
                    RequestKind(weight: 1, url: "/d/{{sequence}}", method: "DELETE"),
                    RequestKind(weight: 1, method: "POST"),
                ]
            }
        }
        let found = try run(seed: 7)
        #expect(found.count { $0 == "GET /a HTTP/1.1||" } > 80)
        for line in ["POST /b HTTP/1.1|X-Tag: b|bb", "HEAD /c HTTP/1.1||", "POST / HTTP/1.1||"] {
            #expect(found.contains(line))
        }
        for (index, line) in found.enumerated() where line.hasPrefix("DELETE") {
            #expect(line == "DELETE /d/\(index + 1) HTTP/1.1||")
        }
        #expect(try run(seed: 7) == found)
        #expect(try run(seed: 8) != found)
    }

    @Test("kinds in turn go round, whatever their weights, and have the headers of all besides their own")
    func turns() throws {
        let found = try sent(4) { plan in
            plan.headers = ["X-Tag: all"]
            plan.mixOrder = .turns
            plan.mix = [RequestKind(weight: 9, url: "/1"), RequestKind(url: "/2"), RequestKind(url: "/3?{{sequence}}")]
        }
        #expect(found == ["/1", "/2", "/3?3", "/1"].map { "GET \($0) HTTP/1.1|X-Tag: all|" })
    }

    @Test("the kind of a request is known from its number alone")
    func choice() throws {
        var asked: [String] = []
        let found = try sent(50) { plan in
            plan.mix = (0..<3).map { RequestKind(url: "/\($0)") }
            let choice = plan.choice
            asked = (1...50 as ClosedRange<Int64>).map { "GET /\(choice?.kind(ofSequence: $0) ?? -1) HTTP/1.1||" }
        }
        #expect(found == asked)
    }

    @Test("each kind is held to what it expects, and to what the plan expects where it says nothing")
    func expectations() throws {
        let server = try ScriptedServer { peer in
            while case let head = try peer.receiveHead(), !head.isEmpty {
                let isMissing = head.hasPrefix("GET /missing")
                try peer.send("HTTP/1.1 \(isMissing ? 404 : 200) X\r\nX-A: 1\r\nContent-Length: 5\r\n\r\nhello")
            }
        }
        defer { server.stop() }
        var plan = plan(server, connections: 2, requests: 12)
        plan.expectations.headers = ["X-A: 1"]
        plan.mixOrder = .turns
        plan.mix = ["/missing", "/missing", "/", "/", "/", "/"].map { RequestKind(url: $0) }
        plan.mix[1].expectations.statuses = try StatusSet(parsing: "404")
        plan.mix[3].expectations.body = Array("bye".utf8)
        plan.mix[4].expectations.headers = ["X-A: 2"]
        plan.mix[5].expectations.body = Array("hell".utf8)
        let expected: [RequestError] = [.http4xx, .none, .none, .unexpectedBody, .unexpectedHeader, .none]
        #expect(try drive(plan).samples.map(\.error) == expected + expected)
    }

    @Test("requests to two servers cannot share a connection that each client keeps")
    func origins() {
        var plan = LoadPlan(url: "http://127.0.0.1:1/")
        plan.mix = [RequestKind(url: "/a"), RequestKind(url: "http://127.0.0.1:2/b")]
        #expect(throws: Never.self) { try plan.validate() }
        plan.connectionMode = .pinned
        #expect(throws: LoadPlanError.origins(["http://127.0.0.1:1", "http://127.0.0.1:2"])) { try plan.validate() }
    }

    @Test(
        "what cannot be sent is refused before anything starts",
        arguments: [
            RequestKind(weight: 0), RequestKind(weight: .infinity), RequestKind(url: "ftp://x/"),
            RequestKind(method: "G T"), RequestKind(headers: ["x"]), RequestKind(url: "/{{x}}"),
            RequestKind(headers: ["A: {{"]), RequestKind(body: Array("{{random 2 1}}".utf8)),
        ]
    )
    func refuses(kind: RequestKind) {
        var plan = LoadPlan(url: "http://127.0.0.1:1/")
        plan.mix = [RequestKind(), kind]
        #expect(throws: LoadPlanError.self) { try plan.validate() }
    }
}
