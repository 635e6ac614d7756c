import Foundation
import Proxying
import TestSupport
import Testing

@Suite struct RequestLoggingTests {
    private struct Line: Decodable {
        struct Attempt: Decodable {
            var backend: String
            var status: Int
            var reused: Bool
            var connectUs: Int?
        }
        var id: String?
        var method: String?
        var target: String?
        var status: Int
        var flags: String
        var pick: Int
        var attempts: [Attempt]
        var bytesIn: Int
        var bytesOut: Int
        var totalUs: Int
    }

    private func lines(_ path: String) throws -> [Line] {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
            .map { try decoder.decode(Line.self, from: Data($0.utf8)) }
    }

    /// Waits for so many lines.
    private func awaitLines(_ count: Int, _ path: String) throws -> [Line] {
        #expect(eventually { (try? lines(path).count) == count })
        return try lines(path)
    }

    @Test func saysWhatBecameOfEachRequest() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("access.log")
        let deaf = try MortalServer { peer, _ in throw CancellationError() }
        let good = try MortalServer { peer, head in
            if head.hasPrefix("POST") { _ = try peer.receive(4) }
            try peer.send(answer("hello"))
        }
        let proxy = try RunningProxy([deaf.port, good.port]) {
            $0.accessLog = AccessLogSettings(path: path)
            $0.accessLog?.format = .json
            $0.health.outlier = nil
        }
        let client = try RawSocket(port: proxy.port)
        _ = try client.exchange("GET /a?b HTTP/1.1\r\nHost: h\r\nX-Request-Id: mine\r\n\r\n")
        _ = try client.exchange("POST /b HTTP/1.1\r\nHost: h\r\nContent-Length: 4\r\n\r\nbody")
        _ = try client.exchange("POST /c HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n")
        _ = try client.exchange("TRACE /d HTTP/1.1\r\nHost: h\r\n\r\n")
        _ = try client.exchange("nonsense\r\n\r\n")
        let lines = try awaitLines(5, path)
        #expect(lines.map(\.status) == [200, 200, 502, 405, 400])
        #expect(lines.map(\.flags) == ["-", "-", "UC", "-", "DPE"])
        #expect(lines.map(\.target) == ["/a?b", "/b", "/c", "/d", nil])
        #expect(lines[0].id == "mine" && lines[1].id?.count == 32 && lines[1].id != lines[2].id)
        #expect(lines[0].attempts.map(\.backend) == ["backend-1", "backend-2"])
        #expect(lines[0].attempts.map(\.status) == [0, 200] && lines[0].pick == 1)
        #expect(lines[1].attempts.map(\.reused) == [true] && lines[1].bytesIn == 4)
        #expect(lines[1].bytesOut == 5 && lines[3].attempts.isEmpty)
        #expect(lines.allSatisfy { $0.totalUs >= 0 })
    }

    @Test func saysWhenTheClientLeaves() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("access.log")
        let server = try MortalServer { peer, _ in
            try peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nstart")
            _ = peer.receiveToEnd()
        }
        let proxy = try RunningProxy([server.port]) {
            $0.accessLog = AccessLogSettings(path: path)
            $0.accessLog?.format = .json
        }
        do {
            let client = try RawSocket(port: proxy.port)
            try client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            _ = try client.receive()
            client.resetOnClose()
        }
        let line = try awaitLines(1, path)[0]
        #expect(line.flags == "DC" && line.status == 200 && line.bytesOut == 5)
    }

    @Test func goesOnInANewFile() throws {
        let folder = try TemporaryFolder()
        let path = folder.path("access.log")
        let server = try MortalServer { peer, _ in try peer.send(answer("x")) }
        let proxy = try RunningProxy([server.port]) { $0.accessLog = AccessLogSettings(path: path) }
        let client = try RawSocket(port: proxy.port)
        _ = try client.exchange("GET /old HTTP/1.1\r\nHost: h\r\n\r\n")
        #expect(eventually { proxy.proxy.accessLogCounters()?.written == 1 })
        try FileManager.default.moveItem(atPath: path, toPath: path + ".1")
        proxy.proxy.reopenAccessLog()
        #expect(eventually { proxy.proxy.accessLogCounters()?.reopened == 1 })
        _ = try client.exchange("GET /new HTTP/1.1\r\nHost: h\r\n\r\n")
        proxy.proxy.shutdown(graceNanoseconds: 1_000_000_000)
        let old = try String(contentsOfFile: path + ".1", encoding: .utf8)
        let new = try String(contentsOfFile: path, encoding: .utf8)
        #expect(old.contains("\"GET /old HTTP/1.1\" 200 1 ") && !old.contains("/new"))
        #expect(new.contains("\"GET /new HTTP/1.1\" 200 1 ") && new.contains("un=\"backend-1\""))
        #expect(proxy.proxy.accessLogCounters()?.dropped == 0)
    }

    @Test func aFileThatCannotBeWrittenIsSaid() {
        #expect(throws: AccessLogError.self) {
            _ = try RunningProxy([1]) { $0.accessLog = AccessLogSettings(path: "/no/such/folder/access.log") }
        }
    }
}
