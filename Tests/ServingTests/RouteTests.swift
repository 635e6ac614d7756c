import Testing

@testable import Serving

struct RouteTests {
    @Test(arguments: [
        ("/", Route.greeting), ("", .greeting), ("?a=b", .greeting), ("/?a=/echo", .greeting),
        ("/echo", .echo), ("/echo?x", .echo), ("/health", .health), ("/probe", .probe),
        ("/bytes/0", .bytes(0)), ("/bytes/10737418240", .bytes(10 << 30)), ("/bytes/007", .bytes(7)),
        ("/status/200", .status(200)), ("/status/599", .status(599)), ("/status/503?x=1", .status(503)),
        ("/delay/50ms", .delay(50_000_000)), ("/delay/0", .delay(0)), ("/delay/1h", .delay(Route.longestDelay)),
    ])
    func knownPath(path: String, route: Route) {
        #expect(Self.route(path) == route)
    }

    @Test(arguments: [
        "*", "/x", "//", "/Echo", "/echo/", "/health/x", "/probe/", "/bytes", "/bytes/", "/bytes/-1", "/bytes/+1",
        "/bytes/1k",
        "/bytes/10737418241", "/bytes/99999999999999999999", "/bytes/1/2", "/status/199", "/status/600", "/status/20",
        "/delay", "/delay/5", "/delay/-5ms", "/delay/2h", "/delay/1ms/2", "/caf\u{e9}",
    ])
    func unknownPath(path: String) {
        #expect(Self.route(path) == .unknown)
    }

    private static func route(_ path: String) -> Route {
        Array(path.utf8).withUnsafeBytes { Route(path: $0) }
    }
}
