/// A connection that stands in a registry and knows its place.
protocol RegisteredConnection: AnyObject {
    /// Where it stands; only the registry writes it.
    var slot: Int { get set }
}

/// The open connections of one event loop; adding and removing take constant time.
struct ConnectionRegistry<Connection: RegisteredConnection> {
    private(set) var connections: [Connection] = []

    var count: Int { connections.count }

    mutating func add(_ connection: Connection) {
        connection.slot = connections.count
        connections.append(connection)
    }

    /// Takes a connection out; the last one moves to its place.
    mutating func remove(_ connection: Connection) {
        let slot = connection.slot
        guard connections.indices.contains(slot), connections[slot] === connection else { return }
        let last = connections.removeLast()
        if last !== connection {
            connections[slot] = last
            last.slot = slot
        }
        connection.slot = -1
    }
}
