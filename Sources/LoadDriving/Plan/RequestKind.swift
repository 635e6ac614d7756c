/// One of the requests that a load is mixed of.
///
/// Target, headers and body may hold templates, which each request fills anew: `{{sequence}}`, `{{random 1 100}}`,
/// `{{uuid}}` (see ``TextTemplate``).
package struct RequestKind: Sendable, Equatable {
    /// What reports call it; `nil` for its method and target.
    package var name: String?
    /// How often it is sent, relative to the others; above 0.
    package var weight: Double
    /// The absolute target, or a path on the plan's; `nil` for that of the plan.
    package var url: String?
    /// The request method, sent as it is.
    package var method: String
    /// Header lines in the form `Name: value`, besides those of the plan.
    package var headers: [String]
    /// The request body; `nil` for none.
    package var body: [UInt8]?
    /// What its responses must be like; where it says nothing, what the plan expects of all.
    package var expectations = Expectations()

    /// A request of the given parts.
    package init(
        name: String? = nil,
        weight: Double = 1,
        url: String? = nil,
        method: String = "GET",
        headers: [String] = [],
        body: [UInt8]? = nil
    ) {
        self.name = name
        self.weight = weight
        self.url = url
        self.method = method
        self.headers = headers
        self.body = body
    }

    /// What a person tells it from the others by.
    package var label: String { name ?? "\(method) \(url ?? "/")" }
}
