import Testing

@testable import Proxying

@Suite struct AdminGuardTests {
    private let guards = AdminGuard(host: "Admin.Example")

    private func status(_ hosts: [String], origins: [String] = [], local: String = "10.0.0.5") -> Int? {
        do throws(AdminRefusal) {
            try guards.admit(
                AdminRequest(
                    method: "GET",
                    target: "/",
                    hosts: hosts,
                    origins: origins,
                    peer: "10.0.0.9",
                    local: local
                )
            )
            return nil
        } catch {
            return error.status
        }
    }

    @Test(
        arguments: [
            "localhost", "LOCALHOST:9901", "127.0.0.1:9901", "127.9.9.9", "[::1]:9901", "[::1]", "10.0.0.5:1",
            "admin.example:80", "[::ffff:127.0.0.1]",
        ]
    )
    func ownHostsAreAdmitted(_ host: String) {
        #expect(status([host]) == nil)
    }

    @Test(
        arguments: [
            "evil.example", "localhost.evil.example:9901", "127.0.0.1.evil.example", "127.evil.example", "10.0.0.6",
            "localhost:x", "localhost:99999", "localhost:", "[::1", "[::2]", "::1", "localhost.", "", ":80", "[]",
            "user@localhost", "localhost:80:80", "127.1",
        ]
    )
    func foreignHostsAreRefused(_ host: String) {
        #expect(status([host]) == 403)
    }

    @Test func thereIsOneHost() {
        #expect(status([]) == 400)
        #expect(status(["localhost", "localhost"]) == 400)
    }

    @Test func pagesOfOtherOriginsAreRefused() {
        #expect(status(["localhost:9901"], origins: ["http://localhost:9901"]) == nil)
        for origin in [
            "null", "", "http://evil.example", "http://localhost", "https://localhost:9901", "http://127.0.0.1:9901",
            "http://localhost:9901.evil.example",
        ] {
            #expect(status(["localhost:9901"], origins: [origin]) == 403)
            #expect(status(["localhost:9901"], origins: ["http://localhost:9901", origin]) == 403)
        }
    }

    @Test func loopbackAddressesAreKnown() {
        for address in ["127.0.0.1", "127.255.255.255", "::1", "::ffff:127.0.0.1"] {
            #expect(AdminGuard.isLoopback(address))
        }
        for text in [
            "128.0.0.1", "10.127.0.1", "::2", "::127.0.0.1", "::ffff:10.0.0.1", "localhost", "127.", "", "fe80::1",
        ] {
            #expect(!AdminGuard.isLoopback(text))
        }
    }
}
