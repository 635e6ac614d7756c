internal import Measuring

/// Keeps a closed loop from spinning on a target that nobody listens at.
///
/// A refused connection ends at once, so a closed loop would make thousands a second, each a sample. When as many
/// requests in a row as there are connections have failed to connect, sending pauses: 1 ms after the first such
/// round, twice as long after each further one, at most 100 ms. Any other outcome ends it.
struct ConnectBackoff {
    private static let shortest: Int64 = 1_000_000
    private static let longest: Int64 = 100_000_000

    /// Nothing is sent before this time.
    private(set) var pausedUntil: Int64 = 0
    private let connections: Int
    private var failures = 0
    private var pause = Self.shortest

    /// A backoff for so many connections.
    init(connections: Int) {
        self.connections = connections
    }

    /// Learns how a request ended.
    mutating func note(_ error: RequestError, at now: Int64) {
        guard error.isBeforeTheProxy else {
            failures = 0
            pause = Self.shortest
            return
        }
        failures += 1
        guard failures == connections else { return }
        failures = 0
        pausedUntil = now + pause
        pause = min(Self.longest, pause * 2)
    }
}
