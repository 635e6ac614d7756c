internal import Balancing
internal import Pacing
internal import Simulating

extension Scenario {
    /// A scenario from its YAML text; `name` is the file or built-in name that errors point at.
    ///
    /// Throws ``ExperimentError/usage(_:)`` with file, line and the legal keys or values.
    package init(yaml: String, name: String) throws {
        self.init(name: name)
        guard let file = try YAMLSection<ScenarioKey>(document: yaml, file: name) else {
            throw ExperimentError.usage("\(name) is empty; 'rrbench scenarios list' names examples.")
        }
        title = try file.text(.name)
        summary = try file.text(.summary)
        expect = try file.text(.expect)
        source = try file.text(.source)
        try readSystem(file)
        try readLoad(file)
        try readLive(file)
        try readFaults(file)
        try readSimulated(file)
    }

    private mutating func readSystem(_ file: YAMLSection<ScenarioKey>) throws {
        strategies = try file.texts(.strategy)
        for strategy in strategies {
            do throws(StrategyError) {
                _ = try StrategyCatalog.make(strategy, seed: 1)
            } catch {
                throw file.failure(.strategy, "\(error).")
            }
        }
        backends = try readBackends(file)
        service = try file.value(.service) { try DistributionCatalog.make($0) }
    }

    private func readBackends(_ file: YAMLSection<ScenarioKey>) throws -> [ScenarioBackend]? {
        let usual = ScenarioBackend(concurrency: try Self.concurrency(file, .concurrency) ?? 1)
        guard file.isList(.backends) else {
            return try file.count(.backends).map { Array(repeating: usual, count: $0) }
        }
        return try file.sections(.backends, of: ScenarioKey.Backend.self)?.flatMap { entry in
            var backend = usual
            backend.weight = try entry.number(.weight, zeroAllowed: true) ?? 1
            backend.speed = try entry.number(.speed) ?? 1
            if let own = try Self.concurrency(entry, .concurrency) { backend.concurrency = own }
            return Array(repeating: backend, count: try entry.count(.count) ?? 1)
        }
    }

    /// A concurrency, where the inner `nil` is no limit.
    private static func concurrency<Key>(_ section: YAMLSection<Key>, _ key: Key) throws -> Int?? {
        guard let text = try section.text(key) else { return nil }
        if text == "unlimited" { return .some(nil) }
        guard let count = Int(text), count > 0 else {
            throw section.failure(key, "'\(text)' is neither a whole number from 1 nor 'unlimited'.")
        }
        return count
    }

    private mutating func readLoad(_ file: YAMLSection<ScenarioKey>) throws {
        let speeds = [ScenarioKey.rate, .utilization, .stages, .trace].filter(file.has)
        if speeds.count > 1 {
            throw file.failure(speeds[1], "\(speeds[0].rawValue) says already how fast requests arrive; leave one out.")
        }
        rate = try file.value(.rate) { try RateText.perSecond($0) }
        utilization = try file.number(.utilization)
        if file.has(.stages) {
            let text = try file.texts(.stages).joined(separator: ",")
            do {
                _ = try RateStage.list(text)
            } catch {
                throw file.failure(.stages, "\(error)")
            }
            stages = text
        }
        trace = try file.text(.trace)
        if trace != nil, file.has(.arrivals) {
            throw file.failure(.arrivals, "the trace says already when each request leaves; leave one out.")
        }
        arrivals = try file.value(.arrivals) { text in
            _ = try ShapeCatalog.make(text, rate: 1, seed: 1)
            return text
        }
        duration = try file.duration(.duration)
        requests = try file.isList(.requests) ? file.count(.requestCount) : file.count(.requests)
        if !file.isList(.requests), file.has(.requestCount) {
            throw file.failure(.requestCount, "it goes with a list of requests; write requests instead.")
        }
        if duration != nil, requests != nil {
            throw file.failure(.duration, "requests says already when to stop; leave one out.")
        }
        warmup = try file.duration(.warmup, zeroAllowed: true)
        warmupRequests = try file.count(.warmupRequests, atLeast: 0)
        if warmup != nil, warmupRequests != nil {
            throw file.failure(.warmupRequests, "warmup says already how long; leave one out.")
        }
        timeout = try file.duration(.timeout)
        seed = try file.text(.seed).map { text in
            guard let seed = UInt64(text) else { throw file.failure(.seed, "'\(text)' is not a whole number from 0.") }
            return seed
        }
    }

    private mutating func readLive(_ file: YAMLSection<ScenarioKey>) throws {
        live.connections = try file.count(.connections)
        live.threads = try file.count(.threads)
        live.proxyThreads = try file.count(.proxyThreads)
        live.proxy = try file.text(.proxy)
        live.method = try file.text(.method)
        live.headers = try file.texts(.headers)
        try readBody(file)
        try readRequest(file)
        try readMix(file)
    }
}
