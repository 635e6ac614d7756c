/// A whole request to the administration, with what is to be known of its connection.
struct AdminRequest: Sendable, Equatable {
    var method: String
    /// The request target as it was sent: path and query.
    var target: String
    /// The values of all `Host` fields.
    var hosts: [String] = []
    /// The values of all `Origin` fields.
    var origins: [String] = []
    /// The client's address.
    var peer: String
    /// The address at which the client reached the listener.
    var local: String
    var body = ""
}
