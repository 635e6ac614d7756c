/// What a listener does for those who connect to it.
enum ClientService: Sendable {
    /// Forwards requests, over TLS if `isSecure`.
    case forward(isSecure: Bool)
    /// Sends everybody to the listener that speaks TLS.
    case redirect(RedirectTarget)

    /// Whether a connection begins with a handshake.
    var isSecure: Bool {
        if case .forward(isSecure: true) = self { true } else { false }
    }
}
