internal import CLinux
internal import Foundation
internal import Synchronization

/// A program that this process has started, in a process group of our choice, and whose end it sees.
///
/// It inherits nothing but its standard streams: no descriptor, no blocked signal, so that a listening socket of a dummy
/// backend or the mask of ``SignalWatch`` does not live on in it.
final class ChildProcess: Sendable {
    /// How a process ended.
    enum Ending: Equatable, CustomStringConvertible {
        case exited(Int32)
        case signalled(Int32)

        var description: String {
            switch self {
            case .exited(let status): "exited with status \(status)"
            case .signalled(let number): "was ended by signal \(number)"
            }
        }
    }

    /// The process's number.
    let pid: pid_t
    private let ending = Mutex<Ending?>(nil)

    /// Starts a program.
    ///
    /// - Parameters:
    ///   - program: its path.
    ///   - arguments: without the program's own name.
    ///   - environment: `NAME=VALUE`, added to ours.
    ///   - input: the descriptor that becomes its standard input; `nil` for an empty one.
    ///   - output: the file that its standard output and error are appended to.
    ///   - group: the leader of the process group that it joins; 0 for a new one that it leads.
    /// - Throws: ``ExperimentError/cannotRun(_:)`` with what the system says.
    init(
        _ program: String,
        _ arguments: [String],
        environment: [String] = [],
        input: Int32? = nil,
        output: String,
        group: pid_t = 0
    ) throws(ExperimentError) {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        if let input {
            posix_spawn_file_actions_adddup2(&actions, input, 0)
        } else {
            posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        }
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        Self.setSignals(&attributes)
        posix_spawnattr_setpgroup(&attributes, group)
        #if os(Linux)
            spawn_close_from(&actions, 3)
        #endif
        let names = Set(environment.map { $0.prefix { $0 != "=" } })
        let inherited = ProcessInfo.processInfo.environment.map { "\($0.key)=\($0.value)" }
        let kept = inherited.filter { !names.contains($0.prefix { $0 != "=" }) }
        var pid: pid_t = 0
        let failure = Self.withStrings([program] + arguments) { arguments in
            Self.withStrings(kept + environment) { environment in
                posix_spawn(&pid, program, &actions, &attributes, arguments, environment)
            }
        }
        guard failure == 0 else {
            throw .cannotRun("\(program) cannot be started (\(String(cString: strerror(failure)))); check the program.")
        }
        self.pid = pid
    }

    private static func setSignals(_ attributes: inout posix_spawnattr_t) {
        var none = sigset_t()
        sigemptyset(&none)
        posix_spawnattr_setsigmask(&attributes, &none)
        var all = sigset_t()
        sigfillset(&all)
        posix_spawnattr_setsigdefault(&attributes, &all)
        var flags = Int32(POSIX_SPAWN_SETPGROUP) | Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        #if !os(Linux)
            flags |= Int32(POSIX_SPAWN_CLOEXEC_DEFAULT)
        #endif
        posix_spawnattr_setflags(&attributes, Int16(flags))
    }

    /// A list of texts as C has it, with a null at its end.
    private static func withStrings<Result>(
        _ texts: [String],
        _ body: ([UnsafeMutablePointer<CChar>?]) -> Result
    ) -> Result {
        let pointers = texts.map { strdup($0) }
        defer { pointers.forEach { free($0) } }
        return body(pointers + [nil])
    }

    /// How it ended; `nil` while it runs.
    func poll() -> Ending? {
        ending.withLock { ending in
            if ending == nil {
                var status: Int32 = 0
                guard waitpid(pid, &status, WNOHANG) == pid else { return nil }
                let signal = status & 0x7F
                ending = signal == 0 ? .exited((status >> 8) & 0xFF) : .signalled(signal)
            }
            return ending
        }
    }

    /// Waits for its end; `nil` if it still runs after that many seconds.
    func wait(atMost seconds: Double) -> Ending? {
        let deadline = ContinuousClock.now + .seconds(seconds)
        while ContinuousClock.now < deadline {
            if let ending = poll() { return ending }
            usleep(1000)
        }
        return poll()
    }

    /// Sends it a signal, if it still runs.
    func signal(_ number: Int32) {
        if poll() == nil { kill(pid, number) }
    }
}
