/// A row of the table `backends`: who the numbers in `requests.backend` are.
package struct BackendRecord: Sendable, Equatable {
    /// The 1-based number within the run.
    package var number: Int
    /// The name that the backend answers with.
    package var name: String
    /// `host:port`, or `nil` where only the name is known (a foreign proxy's backend, discovered during the run).
    package var address: String?
    /// The share that the strategy is meant to give it, relative to the others.
    package var weight: Double

    /// A backend of a run.
    package init(number: Int, name: String, address: String? = nil, weight: Double = 1) {
        self.number = number
        self.name = name
        self.address = address
        self.weight = weight
    }
}
