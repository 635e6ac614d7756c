/// A backend as the proxy is told of it.
package struct Upstream: Sendable, Equatable {
    /// What errors, counters and `X-Backend-Id` call it.
    package var name: String
    /// Host name or address; a name without any address is refused when the proxy starts.
    package var host: String
    /// TCP port.
    package var port: Int
    /// Weight relative to the other backends.
    package var weight: Double
    /// Whether it is used only when no other backend is eligible.
    package var isBackup: Bool
    /// How it is spoken to over TLS; `nil` is plain HTTP.
    package var tls: UpstreamTLS?

    /// A primary backend of weight 1, unless told otherwise.
    package init(
        name: String,
        host: String,
        port: Int,
        weight: Double = 1,
        isBackup: Bool = false,
        tls: UpstreamTLS? = nil
    ) {
        self.name = name
        self.host = host
        self.port = port
        self.weight = weight
        self.isBackup = isBackup
        self.tls = tls
    }

    /// `host:port`, an IPv6 address in brackets.
    package var authority: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
