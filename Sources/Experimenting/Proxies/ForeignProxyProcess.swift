internal import Foundation
internal import Pacing
internal import Synchronization

/// A foreign proxy that runs: its processes, its private folder, what it uses.
final class ForeignProxyProcess: Sendable {
    /// The name and the version, as `nginx 1.22.1`.
    let title: String
    /// The version; empty where the program does not say.
    let version: String
    /// Where it listens.
    let address: HostPort

    private let proxy: ChildProcess
    private let keeper: ProcessKeeper
    private let log: String
    private let usage: Mutex<GroupUsage>
    private let isStopped = Atomic(false)

    private init(
        _ description: ProxyDescription,
        version: String,
        address: HostPort,
        _ proxy: ChildProcess,
        _ keeper: ProcessKeeper,
        log: String
    ) {
        title = Self.title(description, version)
        self.version = version
        self.address = address
        self.proxy = proxy
        self.keeper = keeper
        self.log = log
        usage = Mutex(GroupUsage(of: keeper.group))
    }

    private static func title(_ description: ProxyDescription, _ version: String) -> String {
        version.isEmpty ? description.name : "\(description.name) \(version)"
    }

    /// Starts a proxy and returns when it answers; a port that somebody else took in between is tried again with another.
    ///
    /// - Throws: ``ExperimentError``, with the proxy's own last words where it ended.
    static func start(_ choice: ForeignProxy, _ setup: ProxySetup) throws -> ForeignProxyProcess {
        let program = try ProgramPath.find(choice.program)
        let version = try ProgramVersion.ask(program, choice.description)
        var attemptsLeft = 3
        while true {
            attemptsLeft -= 1
            let keeper = try ProcessKeeper(prefix: choice.description.name)
            do {
                return try start(choice, setup, program: program, version: version, in: keeper)
            } catch let failure as StartFailure {
                keeper.end()
                if failure.isPortTaken, setup.listen.port == 0, attemptsLeft > 0 { continue }
                throw ExperimentError.cannotRun(failure.sentence)
            } catch {
                keeper.end()
                throw error
            }
        }
    }

    private struct StartFailure: Error {
        var sentence: String
        var isPortTaken: Bool
    }

    private static func start(
        _ choice: ForeignProxy,
        _ setup: ProxySetup,
        program: String,
        version: String,
        in keeper: ProcessKeeper
    ) throws -> ForeignProxyProcess {
        let description = choice.description
        var setup = setup
        setup.listen = try ListenAddress.available(setup.listen)
        setup.folder = keeper.folder
        let configuration = try choice.configuration(for: setup)
        try configuration.file.write(toFile: "\(keeper.folder)/\(description.file)", atomically: false, encoding: .utf8)
        let log = "\(keeper.folder)/output.log"
        let child = try ChildProcess(
            program,
            configuration.arguments,
            environment: configuration.environment,
            output: log,
            group: keeper.group
        )
        let target = ListenAddress.reachable(setup.listen)
        if let problem = problem(of: child, description, at: target) {
            child.signal(SIGKILL)
            _ = child.wait(atMost: 2)
            let words = LastWords(of: log)
            throw StartFailure(
                sentence: "\(title(description, version)) \(problem) while starting\(words); check its configuration.",
                isPortTaken: words.namesAddressInUse
            )
        }
        return ForeignProxyProcess(description, version: version, address: target, child, keeper, log: log)
    }

    /// Waits until a proxy answers, and says why it does not.
    ///
    /// That it still runs is looked at first: where it has ended, whoever answers is somebody else.
    private static func problem(
        of child: ChildProcess,
        _ description: ProxyDescription,
        at target: HostPort
    ) -> String? {
        let deadline = ContinuousClock.now + .nanoseconds(description.readyDeadline)
        while ContinuousClock.now < deadline {
            if let ending = child.poll() { return "\(ending)" }
            if isReady(target, path: description.readyPath) { return nil }
            usleep(5000)
        }
        let within = DurationText.text(description.readyDeadline)
        return "does not answer GET \(description.readyPath) on \(target) within \(within)"
    }

    /// Whether a request is answered, by a backend or by the proxy itself; 5xx is a proxy that has no backend yet.
    private static func isReady(_ target: HostPort, path: String) -> Bool {
        guard let socket = BlockingSocket(for: target) else { return false }
        let answer = socket.exchange("GET \(path) HTTP/1.1\r\nHost: \(target)\r\nConnection: close\r\n\r\n")
        return ["HTTP/1.1 2", "HTTP/1.1 3", "HTTP/1.1 4"].contains { answer.hasPrefix($0) }
    }

    /// Why it is no longer there, in a sentence; `nil` while it runs, or after it was stopped.
    var failure: String? {
        guard !isStopped.load(ordering: .relaxed), let ending = proxy.poll() else { return nil }
        return "\(title) \(ending)\(LastWords(of: log))"
    }

    /// Takes a reading, or gives the last one of a proxy that was stopped.
    func read() -> GroupUsage {
        usage.withLock { usage in
            if !isStopped.load(ordering: .relaxed) { usage.read() }
            return usage
        }
    }

    /// The last reading.
    var lastUsage: GroupUsage { usage.withLock { $0 } }

    /// Ends it: in its own way if it can within two seconds, else by force.
    ///
    /// A second call does nothing.
    func stop() {
        let isFirst = usage.withLock { usage in
            guard !isStopped.exchange(true, ordering: .relaxed) else { return false }
            usage.read(searching: true)
            return true
        }
        guard isFirst else { return }
        proxy.signal(SIGTERM)
        _ = proxy.wait(atMost: 2)
        keeper.end()
        _ = proxy.wait(atMost: 2)
    }
}
