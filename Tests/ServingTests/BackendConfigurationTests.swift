import Testing

@testable import Serving

struct BackendConfigurationTests {
    @Test(arguments: [
        BackendConfiguration(name: "backend-1"),
        BackendConfiguration(name: "café 1", port: 65_535, concurrency: 1, status: 599, errorRate: 1, size: 0),
        BackendConfiguration(name: "b", status: 200, size: 10 << 30),
    ])
    func whatABackendCanDoIsAccepted(configuration: BackendConfiguration) throws {
        try configuration.validate()
    }

    @Test(arguments: [
        (BackendConfiguration(name: ""), BackendError.name("")),
        (BackendConfiguration(name: "a\r\nX: y"), .name("a\r\nX: y")),
        (BackendConfiguration(name: "b", port: -1), .port(-1)),
        (BackendConfiguration(name: "b", speed: 0), .speed(0)),
        (BackendConfiguration(name: "b", port: 65_536), .port(65_536)),
        (BackendConfiguration(name: "b", concurrency: 0), .concurrency(0)),
        (BackendConfiguration(name: "b", status: 199), .status(199)),
        (BackendConfiguration(name: "b", status: 600), .status(600)),
        (BackendConfiguration(name: "b", errorRate: -0.1), .errorRate(-0.1)),
        (BackendConfiguration(name: "b", errorRate: 1.1), .errorRate(1.1)),
        (BackendConfiguration(name: "b", size: -1), .size(-1)),
        (BackendConfiguration(name: "b", size: (10 << 30) + 1), .size((10 << 30) + 1)),
    ])
    func whatNoneCanDoIsRefused(configuration: BackendConfiguration, error: BackendError) {
        #expect(throws: error) { try configuration.validate() }
    }

    @Test func notANumberIsNoErrorRate() {
        #expect(throws: BackendError.self) { try BackendConfiguration(name: "b", errorRate: .nan).validate() }
    }
}
