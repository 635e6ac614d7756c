import Testing

@testable import Experimenting

@Suite struct HostPortTests {
    @Test(
        arguments: [
            ("127.0.0.1:8000", "127.0.0.1", 8000), ("localhost:0", "localhost", 0), ("[::1]:65535", "::1", 65_535),
            (":8081", "127.0.0.1", 8081),
        ])
    func readsAndPrintsBack(text: String, host: String, port: Int) throws {
        let address = try HostPort(parsing: text)
        #expect(address == HostPort(host: host, port: port))
        #expect(try HostPort(parsing: address.description) == address)
    }

    @Test(arguments: ["", "8000", "host:", "host:port", "host:65536", "host:-1", "::1:80", "a b:80", "http://a:80"])
    func refusesWithTheValue(text: String) {
        #expect(throws: ExperimentError.self) { try HostPort(parsing: text) }
        do {
            _ = try HostPort(parsing: text)
        } catch {
            #expect(error.description.contains("'\(text)'"))
        }
    }
}
