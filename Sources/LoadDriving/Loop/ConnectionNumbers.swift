/// The numbers of a worker's connections, from 1 in the order in which they carried their first request.
///
/// libcurl 7.88 has no number of its own for a connection, so one is told by what it is known by.
struct ConnectionNumbers {
    /// What a connection is known by.
    enum Rule {
        /// Its local port, which libcurl tells of a transfer. A port belongs to one connection at a time; when it comes
        /// back on a new one, it gets a new number.
        case port
        /// Its shard, which has no other.
        case shard
        /// The one request that it carries.
        case request
    }

    private let rule: Rule
    private var numbers: [Int32]
    private var last: Int32 = 0

    /// No connection has a number yet.
    init(_ rule: Rule) {
        self.rule = rule
        numbers = rule == .port ? [Int32](repeating: 0, count: 65536) : []
    }

    /// The rule for the connections of a plan.
    init(plan: LoadPlan) {
        self.init(plan.connectionMode == .fresh ? .request : plan.hasConnectionPerShard ? .shard : .port)
    }

    /// The number of the connection that carried a request; 0 if it never had one.
    ///
    /// The request must have ended; `isNew` says that the connection was made for it.
    mutating func number(of transfer: UnsafeMutablePointer<Transfer>, isNew: Bool) -> Int32 {
        switch rule {
        case .port: return number(port: transfer.pointee.localPort, isNew: isNew)
        case .request: return isNew ? next() : 0
        case .shard:
            let home = transfer.pointee.home
            if home.pointee.connection == 0 { home.pointee.connection = next() }
            return home.pointee.connection
        }
    }

    /// The number of the connection with a local port; 0 if there is none.
    mutating func number(port: Int, isNew: Bool) -> Int32 {
        guard port > 0, port < numbers.count else { return 0 }
        if isNew || numbers[port] == 0 { numbers[port] = next() }
        return numbers[port]
    }

    private mutating func next() -> Int32 {
        last += 1
        return last
    }
}
