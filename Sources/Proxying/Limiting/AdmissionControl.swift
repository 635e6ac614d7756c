internal import NIOCore

/// How many requests each backend is given at a time, and who waits for a place.
///
/// First come, first served, for each backend apart. A place that becomes free passes to the first who waits, without
/// ever being free for others. A plain value for the caller to lock.
struct AdmissionControl: Sendable {
    /// What becomes of a request.
    enum Entry: Equatable {
        /// It has a place, which ``leave(_:)`` gives back.
        case enters
        /// It is told when it has one.
        case waits
        /// There are as many waiting as may.
        case refused
    }

    /// A request that waits.
    struct Ticket: Sendable {
        /// Unique among all that wait.
        let id: Int64
        /// Tells its event loop that it has a place.
        let wake: @Sendable () -> Void
    }

    private struct Backend: Sendable {
        var active = 0
        var waiting = CircularBuffer<Ticket>()
    }

    private var limits: InFlightLimits
    private var backends: [Backend]

    init(_ limits: InFlightLimits, backends: Int) {
        self.limits = limits
        self.backends = Array(repeating: Backend(), count: backends)
    }

    /// Requests that wait, for all backends together.
    var waiting: Int { backends.reduce(0) { $0 + $1.waiting.count } }

    /// Requests that wait for one backend.
    func waiting(at backend: Int) -> Int { backends[backend].waiting.count }

    /// A request asks for a place at a backend.
    mutating func enter(_ backend: Int, _ ticket: Ticket) -> Entry {
        if backends[backend].active < limits.perBackend {
            backends[backend].active += 1
            return .enters
        }
        guard backends[backend].waiting.count < limits.queue else { return .refused }
        backends[backend].waiting.append(ticket)
        return .waits
    }

    /// A request gives its place back.
    ///
    /// - Returns: who has it now and is to be woken, if anybody.
    mutating func leave(_ backend: Int) -> Ticket? {
        if backends[backend].active <= limits.perBackend, let next = backends[backend].waiting.popFirst() {
            return next
        }
        backends[backend].active -= 1
        return nil
    }

    /// Goes over to other limits, `nil` for none, and a number of backends that is not less.
    ///
    /// Who has a place keeps it, even where there are fewer now; who waits goes on waiting.
    /// - Returns: who has a place now that there are more, and is to be woken.
    mutating func change(to limits: InFlightLimits?, backends count: Int) -> [Ticket] {
        self.limits = limits ?? InFlightLimits(perBackend: .max)
        while backends.count < count { backends.append(Backend()) }
        var woken: [Ticket] = []
        for backend in backends.indices {
            while backends[backend].active < self.limits.perBackend, let next = backends[backend].waiting.popFirst() {
                backends[backend].active += 1
                woken.append(next)
            }
        }
        return woken
    }

    /// A request waits no longer; one that has just been given a place is not found, and must give it back.
    mutating func cancel(_ backend: Int, _ id: Int64) {
        backends[backend].waiting.removeAll { $0.id == id }
    }
}
