internal import NIOCore

/// The queue of a backend that serves a limited number of requests at once: first come, first served.
///
/// In Kendall's notation the station is G/G/c, c being `concurrency`; with no limit it is G/G/∞. It reads no clock:
/// callers say what time it is, so the same rules run in tests without waiting. A request that finishes hands its
/// slot to the longest waiting one *at the planned end of its service*. A timer that fires late therefore delays one
/// answer, and never stretches the service times that follow.
///
/// `Waiter` is whatever the caller wants back when a waiting request starts. Every operation takes amortized O(1).
struct ServiceStation<Waiter> {
    /// What becomes of a request that arrives.
    enum Admission: Equatable {
        /// It is served at once, until this time in nanoseconds.
        case start(until: Int64)
        /// All slots are taken; it waits under this ticket.
        case queued(Ticket)
    }

    /// A place in the queue.
    struct Ticket: Equatable, Sendable {
        /// How many requests had queued before this one since the station opened.
        fileprivate let number: Int
    }

    /// A waiting request whose turn has come.
    struct Start {
        /// What was handed in on arrival.
        let waiter: Waiter
        /// When its service ends, in nanoseconds.
        let until: Int64
    }

    private struct Entry {
        let waiter: Waiter
        let service: Int64
    }

    /// How many requests are served at once; `nil` is no limit.
    let concurrency: Int?
    /// What the service of a request that starts is multiplied with: 1 at full speed.
    var slowness = 1.0
    /// Requests in service now.
    private(set) var inService = 0
    /// Requests waiting now.
    private(set) var waiting = 0

    /// The queue; those that gave up leave `nil` behind, so that tickets stay offsets.
    private var queue = CircularBuffer<Entry?>()
    /// The ticket number of the first place in `queue`.
    private var firstNumber = 0

    /// An idle station; a concurrency below 1 would serve nobody and counts as 1.
    init(concurrency: Int?) {
        self.concurrency = concurrency.map { max(1, $0) }
    }

    /// A request arrives that needs `service` nanoseconds at full speed.
    mutating func arrive(at now: Int64, service: Int64, waiter: Waiter) -> Admission {
        guard let concurrency, inService >= concurrency else {
            inService += 1
            return .start(until: now + duration(of: service))
        }
        queue.append(Entry(waiter: waiter, service: service))
        waiting += 1
        return .queued(Ticket(number: firstNumber + queue.count - 1))
    }

    /// A request in service is done at `now`; its slot goes to the one returned, if any waits.
    mutating func finish(at now: Int64) -> Start? {
        inService -= 1
        while let place = queue.popFirst() {
            firstNumber += 1
            guard let entry = place else { continue }
            waiting -= 1
            inService += 1
            return Start(waiter: entry.waiter, until: now + duration(of: entry.service))
        }
        return nil
    }

    private func duration(of service: Int64) -> Int64 {
        slowness == 1 ? service : Int64(min(Double(service) * slowness, 0x1p61).rounded())
    }

    /// A waiting request gives up its place: its client has gone.
    ///
    /// A ticket whose turn has come changes nothing.
    mutating func abandon(_ ticket: Ticket) {
        let offset = ticket.number - firstNumber
        guard offset >= 0, offset < queue.count else { return }
        let index = queue.index(queue.startIndex, offsetBy: offset)
        guard queue[index] != nil else { return }
        queue[index] = nil
        waiting -= 1
    }
}
