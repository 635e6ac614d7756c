/// Whether one backend may be probed now: one probe at a time, and a pause after one that told nothing.
///
/// While a probe is under way, further ones for the same backend are not sent: they would be told the same. Its answer
/// counts for each of them, since Prequal reckons with as many answers as it asked for and picks at random without.
struct ProbeState: Equatable {
    /// How long an answer may take, in nanoseconds; a later one describes a load that is past.
    ///
    /// The paper waits 1 to 3 ms in a data centre. This leaves room for a backend on a busy machine.
    static let timeout: Int64 = 100_000_000
    /// How long a backend is left alone that cannot be reached or does not know of probes, in nanoseconds.
    static let pause: Int64 = 1_000_000_000

    /// How many probes one answer counts for at most: as many as Prequal keeps.
    static let mostWishes = 16

    /// When the probe was sent that has no answer yet.
    private var sentAt: Int64?
    /// How many probes that one stands for.
    private var wishes = 0
    private var pausedUntil = Int64.min

    /// Whether an answer is still awaited.
    var isUnderWay: Bool { sentAt != nil }

    /// A probe is wanted: whether it may be sent, in which case it counts as sent.
    mutating func begins(now: Int64) -> Bool {
        guard now >= pausedUntil else { return false }
        wishes = min(wishes + 1, Self.mostWishes)
        guard sentAt == nil else { return false }
        sentAt = now
        return true
    }

    /// Whether the probe that is under way has taken too long.
    func isOverdue(now: Int64) -> Bool {
        guard let sentAt else { return false }
        return now - sentAt > Self.timeout
    }

    /// The probe has been answered: for how many it counts, 0 where it comes too late.
    mutating func answered(now: Int64) -> Int {
        defer { lost() }
        return sentAt == nil || isOverdue(now: now) ? 0 : wishes
    }

    /// There will be no answer: the connection is gone.
    mutating func lost() {
        sentAt = nil
        wishes = 0
    }

    /// The backend told nothing: it is left alone for a while.
    mutating func failed(now: Int64) {
        lost()
        pausedUntil = now + Self.pause
    }
}
