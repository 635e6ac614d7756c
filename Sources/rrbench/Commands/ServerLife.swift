internal import Dispatch
internal import Experimenting

/// The life of a command that serves until it is told to stop.
enum ServerLife {
    /// Starts a server, says on standard error where it listens, and stops it on Ctrl-C or SIGTERM.
    ///
    /// `start` returns the address that the server got, and what stops it.
    static func run(_ start: () throws -> (address: String, stop: () throws -> Void)) throws {
        let ended = DispatchSemaphore(value: 0)
        SignalWatch.start { ended.signal() }
        let server = try start()
        Terminal.note("listening on \(server.address)")
        ended.wait()
        try server.stop()
    }
}
