/// Where the administration of a proxy listens, and what it lets anybody ask of it.
package struct AdminSettings: Sendable, Equatable {
    /// The address to listen on; a loopback one, unless others are to read the figures.
    package var host: String
    /// The port to listen on; 0 takes any free one.
    package var port: Int
    /// The version that it says the proxy has.
    package var version = ""
    /// Connections at a time; further ones are closed at once.
    package var maximumConnections = 32
    /// Nanoseconds that a connection may last: one request, its answer, and the client's close.
    package var timeout: Int64 = 10_000_000_000
    /// Bytes of a request's body; a larger one is answered with 413.
    package var maximumBody = 1_024

    /// An administration on an address.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }
}
