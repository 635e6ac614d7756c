/// The numbers of a worker's connections, from 1 in the order in which they carried their first request.
///
/// libcurl 7.88 has no number of its own for a connection, but tells the local port of the one that carried a
/// request. A port belongs to one connection at a time; when it comes back on a new one, it gets a new number.
struct ConnectionNumbers {
    private var numbers = [Int32](repeating: 0, count: 65536)
    private var last: Int32 = 0

    /// The number of the connection with a local port; 0 if there is none.
    mutating func number(port: Int, isNew: Bool) -> Int32 {
        guard port > 0, port < numbers.count else { return 0 }
        if isNew || numbers[port] == 0 {
            last += 1
            numbers[port] = last
        }
        return numbers[port]
    }
}
