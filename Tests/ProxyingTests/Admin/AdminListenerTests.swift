import Proxying
import TestSupport
import Testing

@Suite struct AdminListenerTests {
    @Test func refusalsSayWhatToDo() throws {
        let proxy = try RunningProxy.administered([1, 2])
        let unknown = try proxy.admin("POST /backends/nobody/drain")
        #expect(unknown.status == 404 && unknown.text == "there is no backend nobody; there are backend-1, backend-2\n")
        let method = try proxy.admin("DELETE /status")
        #expect(method.status == 405 && method["Allow"] == "GET, HEAD")
        #expect(try proxy.admin("POST /backends/backend-1/weight", body: "weight=-1").status == 400)
        #expect(try proxy.admin("GET /nothing").status == 404)
        #expect(try proxy.admin("GET /status", host: "evil.example").status == 403)
        let page = "Origin: http://evil.example\r\n"
        #expect(try proxy.admin("POST /backends/backend-1/drain", fields: page).status == 403)
        #expect(try proxy.status()["mode"] as? String == "primaries")
        let old = try RawSocket(port: proxy.adminPort).exchange("GET /status HTTP/1.0\r\n\r\n")
        #expect(old.status == 400 && old.text == "the request needs one Host field\n")
    }

    @Test func whatIsNoHTTPIsRefused() throws {
        let proxy = try RunningProxy.administered([1])
        #expect(try RawSocket(port: proxy.adminPort).exchange("hello\r\n\r\n").status == 400)
        #expect(try proxy.admin("GET /healthz").status == 200)
    }

    @Test func bodiesAreBounded() throws {
        let proxy = try RunningProxy.administered([1])
        let weight = "POST /backends/backend-1/weight"
        let padding = String(repeating: " ", count: 1_017)
        #expect(try proxy.admin(weight, body: "weight=\(padding)").status == 400)
        #expect(try proxy.admin(weight, body: "weight=1\(padding)").status == 413)
        let client = try RawSocket(port: proxy.adminPort)
        try client.send("\(weight) HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n")
        let chunk = "400\r\n" + String(repeating: "x", count: 1_024) + "\r\n"
        try client.send(chunk + chunk)
        #expect(try client.receiveResponse().status == 413)
        #expect(try client.receiveToEnd().isEmpty)
    }

    @Test func oneRequestAConnection() throws {
        let proxy = try RunningProxy.administered([1])
        let client = try RawSocket(port: proxy.adminPort)
        let request = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n"
        try client.send(request + request)
        #expect(try client.receiveResponse().status == 200)
        #expect(try client.receiveToEnd().isEmpty)
        let half = try RawSocket(port: proxy.adminPort)
        try half.send(request)
        half.shutdownSending()
        #expect(try half.receiveResponse().text == "ok\n")
    }

    @Test func nobodyStaysForLong() throws {
        let proxy = try RunningProxy.administered([1]) { $0.admin?.timeout = 50_000_000 }
        let idle = try RawSocket(port: proxy.adminPort)
        let slow = try RawSocket(port: proxy.adminPort)
        try slow.send("GET /healthz HTTP/1.1\r\n")
        #expect(try idle.receiveToEnd().isEmpty)
        #expect(try slow.receiveToEnd().isEmpty)
    }

    @Test func connectionsAreFew() throws {
        let proxy = try RunningProxy.administered([1]) { $0.admin?.maximumConnections = 2 }
        var held = try (0..<2).map { _ in try RawSocket(port: proxy.adminPort) }
        #expect(eventually { (try? RawSocket(port: proxy.adminPort).receiveToEnd().isEmpty) == true })
        held.removeAll()
        #expect(eventually { (try? proxy.admin("GET /healthz").status) == 200 })
    }

    @Test func anAddressThatIsTakenIsNamed() throws {
        let server = try ScriptedServer { _ in }
        defer { server.stop() }
        #expect(throws: ProxyError.addressInUse("127.0.0.1:\(server.port)")) {
            _ = try RunningProxy.administered([1]) { $0.admin?.port = server.port }
        }
    }
}
