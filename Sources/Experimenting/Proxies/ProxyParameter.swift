/// One choice that a foreign proxy's description leaves to the user, as in `nginx:zone=on`.
package struct ProxyParameter: Equatable, Sendable {
    /// The name before the equals sign.
    package var name: String
    /// The legal values, the default first.
    package var values: [String]
    /// What it does, in a phrase.
    package var summary: String
}
