@testable import Experimenting

/// The keys of all sections of a proxy's configuration file.
enum ProxyKeys {
    static let all: [String] =
        names(ProxyKey.self) + names(ProxyKey.Backend.self) + names(ProxyKey.Health.self) + names(ProxyKey.Check.self)
        + names(ProxyKey.Outlier.self) + names(ProxyKey.SlowStart.self) + names(ProxyKey.Retries.self)
        + names(ProxyKey.Timeouts.self) + names(ProxyKey.Limits.self) + names(ProxyKey.Rate.self)
        + names(ProxyKey.Forwarding.self) + names(ProxyKey.TLS.self) + names(ProxyKey.BackendTLS.self)
        + names(ProxyKey.Log.self)

    private static func names<Key: RawRepresentable<String> & CaseIterable>(_ type: Key.Type) -> [String] {
        Key.allCases.map(\.rawValue)
    }
}
