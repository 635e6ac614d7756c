/// The failures after which a request may be sent again.
package struct RetryConditions: OptionSet, Sendable, Equatable {
    /// One bit a condition.
    package let rawValue: UInt8

    /// A set by its bits.
    package init(rawValue: UInt8) {
        self.rawValue = rawValue
    }

    /// No connection could be opened, or not in time.
    package static let connectFailure = RetryConditions(rawValue: 1)
    /// The connection closed before a response.
    package static let lost = RetryConditions(rawValue: 2)
    /// No response in the time for one attempt.
    package static let timeout = RetryConditions(rawValue: 4)
    /// A response that breaks HTTP.
    package static let malformed = RetryConditions(rawValue: 8)
}
