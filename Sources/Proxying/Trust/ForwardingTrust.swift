/// Whose word on the client the proxy takes, and what it says itself.
package struct ForwardingTrust: Sendable, Equatable {
    /// The peers whose `X-Forwarded-For`, `-Proto`, `-Host` and `Forwarded` are believed and appended to; those of
    /// anybody else are replaced.
    package var trustedProxies: [AddressBlock] = []
    /// Whether every request gets a `Forwarded` field (RFC 7239) beside the `X-Forwarded` ones.
    package var emitsForwarded = false

    /// Nobody is trusted.
    package init() {}
}
