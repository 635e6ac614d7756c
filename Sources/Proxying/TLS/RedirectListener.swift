/// A second address whose plain-HTTP clients are sent to the proxy's own, which speaks TLS.
package struct RedirectListener: Sendable, Equatable {
    /// The address to listen on.
    package var host: String
    /// The port to listen on; 0 takes any free one.
    package var port: Int

    /// A listener on an address.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}
