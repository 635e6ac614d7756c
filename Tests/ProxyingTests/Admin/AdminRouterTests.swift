import Testing

@testable import Proxying

@Suite struct AdminRouterTests {
    private let router = AdminRouter(host: "Admin.Example")

    private func ask(
        _ method: String,
        _ target: String,
        body: String = "",
        peer: String = "127.0.0.1"
    ) throws(AdminRefusal) -> AdminAction {
        try router.action(
            for: AdminRequest(
                method: method,
                target: target,
                hosts: ["localhost:9901"],
                peer: peer,
                local: "127.0.0.1",
                body: body
            )
        )
    }

    private func refusal(_ method: String, _ target: String, body: String = "", peer: String = "::1") -> AdminRefusal? {
        do {
            _ = try ask(method, target, body: body, peer: peer)
            return nil
        } catch {
            return error
        }
    }

    @Test func everyPageIsRead() throws {
        #expect(try ask("GET", "/healthz") == .health)
        #expect(try ask("HEAD", "/status") == .status)
        #expect(try ask("GET", "/metrics?x=y", peer: "10.0.0.1") == .metrics)
    }

    @Test func everyChangeIsAsked() throws {
        #expect(try ask("POST", "/backends/b-1/drain") == .drain("b-1", true))
        #expect(try ask("DELETE", "/backends/b-1/drain") == .drain("b-1", false))
        #expect(try ask("POST", "/backends/a%2Fb%20c/undrain") == .drain("a/b c", false))
        #expect(try ask("POST", "/backends/b/weight?weight=2.5") == .weight("b", 2.5))
        #expect(try ask("POST", "/backends/b/weight", body: "weight=0\n") == .weight("b", 0))
        #expect(try ask("POST", "/backends/b/weight", body: "weight=2%2E5") == .weight("b", 2.5))
    }

    @Test(arguments: ["", "/", "healthz", "/healthz/", "/Status", "//status", "/backends/b", "/backends/b/x", "*"])
    func whatIsNotThereIsSaid(_ target: String) {
        #expect(refusal("GET", target)?.status == 404)
    }

    @Test func methodsAreNamed() {
        #expect(refusal("POST", "/status")?.allowed == ["GET", "HEAD"])
        #expect(refusal("GET", "/backends/b/drain")?.allowed == ["POST", "DELETE"])
        #expect(refusal("DELETE", "/backends/b/undrain")?.allowed == ["POST"])
        #expect(refusal("PUT", "/backends/b/weight?weight=1")?.status == 405)
    }

    @Test func changesComeFromThisMachine() {
        #expect(refusal("POST", "/backends/b/drain", peer: "10.0.0.1")?.status == 403)
        #expect(refusal("POST", "/backends/b/drain", peer: "::ffff:127.0.0.2") == nil)
        #expect(refusal("POST", "/backends/b/weight", body: "weight=1", peer: "fe80::1")?.status == 403)
    }

    @Test(
        arguments: [
            "", "weight", "weight=", "weight=x", "weight=-1", "weight=nan", "weight=inf", "weight=1e999", "weight=1e10",
            "weight=1&weight=2", "weight=1&x=2", "Weight=1", "weight=%zz", "1",
        ]
    )
    func badWeightsAreRefused(_ form: String) {
        #expect(refusal("POST", "/backends/b/weight", body: form)?.status == 400)
        #expect(refusal("POST", "/backends/b/weight?\(form)")?.status == 400)
    }

    @Test func aWeightIsGivenOnce() {
        #expect(refusal("POST", "/backends/b/weight?weight=1", body: "weight=1")?.status == 400)
        #expect(refusal("POST", "/backends/%zz/drain")?.status == 404)
    }
}
