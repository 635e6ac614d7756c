/// The client connections of one event loop that wait without a channel: a descriptor and a deadline each.
///
/// A plain value without sockets; whoever takes a descriptor out owns it.
struct ParkedConnections {
    private var deadlines: [Int32: Int64] = [:]
    /// No deadline is before this one.
    private var earliest: Int64 = .max

    var count: Int { deadlines.count }

    mutating func add(_ descriptor: Int32, deadline: Int64) {
        deadlines[descriptor] = deadline
        earliest = min(earliest, deadline)
    }

    /// Takes one out: its deadline, or `nil` where it has gone already.
    mutating func take(_ descriptor: Int32) -> Int64? {
        deadlines.removeValue(forKey: descriptor)
    }

    /// Takes out all whose deadline is before `now`; looks at none of them while that cannot be.
    mutating func takeExpired(_ now: Int64) -> [Int32] {
        guard earliest < now else { return [] }
        var expired: [Int32] = []
        earliest = .max
        for (descriptor, deadline) in deadlines {
            if deadline < now { expired.append(descriptor) } else { earliest = min(earliest, deadline) }
        }
        for descriptor in expired { deadlines[descriptor] = nil }
        return expired
    }
}
