internal import Balancing
internal import Measuring
internal import Proxying
internal import Recording

/// The proxy of an experiment while it runs, whichever it is.
enum RunningProxy: Sendable {
    case embedded(ReverseProxy, ProxyEvents)
    case foreign(ForeignProxyProcess)

    /// Starts what the topology names, in front of backends on these ports; `nil` where it wants no proxy.
    init?(_ topology: Topology, in plan: ExperimentPlan, ports: [Int]) throws {
        switch topology.proxy {
        case .direct:
            return nil
        case .foreign(let proxy):
            self = .foreign(try ForeignProxyProcess.start(proxy, ProxySetup(topology, in: plan, ports: ports)))
        case .embedded:
            let events = ProxyEvents()
            var configuration = ProxyConfiguration(
                host: topology.listen.host,
                port: topology.listen.port,
                upstreams: topology.members.indices.map { index in
                    Upstream(
                        name: topology.backendNames[index],
                        host: "127.0.0.1",
                        port: ports[index],
                        weight: topology.members[index].weight
                    )
                },
                strategy: try StrategyCatalog.make(plan.strategy, seed: plan.seed)
            )
            configuration.threads = topology.proxyThreads
            configuration.dispatchHeader = true
            configuration.adopt(topology.faultPlan)
            events.listen(to: &configuration)
            self = .embedded(try ReverseProxy.start(configuration), events)
        }
    }

    /// Where it listens.
    var address: String {
        switch self {
        case .embedded(let proxy, _): proxy.localAddress
        case .foreign(let process): "\(process.address)"
        }
    }

    /// The name and version of a program that is not ours.
    var version: (name: String, version: String)? {
        guard case .foreign(let process) = self else { return nil }
        let name = process.title.prefix { $0 != " " }
        return (String(name), process.version)
    }

    /// Why it is no longer there, in a sentence; `nil` while it runs.
    var failure: String? {
        guard case .foreign(let process) = self else { return nil }
        return process.failure
    }

    /// Processor time so far, in nanoseconds; `nil` where the system does not tell.
    var cpuNanoseconds: Int64? {
        switch self {
        case .embedded(let proxy, _): proxy.cpuNanoseconds()
        case .foreign(let process): process.read().cpuNanoseconds
        }
    }

    /// Bytes of memory at the last reading of the processor time, and at most; the embedded proxy shares its memory with
    /// the other parts.
    var memory: (now: Int64?, peak: Int64?) {
        guard case .foreign(let process) = self else { return (nil, nil) }
        return (process.lastUsage.residentBytes, process.lastUsage.peakBytes)
    }

    /// What happened to the backends since the last call, as far as the proxy tells.
    func takeEvents(origin: Int64, names: [String]) -> [RunEvent] {
        guard case .embedded(_, let events) = self else { return [] }
        return events.take(origin: origin, names: names)
    }

    /// What it counted; `nil` for one that does not say.
    var facts: ProxyFacts? {
        guard case .embedded(let proxy, _) = self else { return nil }
        let counters = proxy.counters()
        return ProxyFacts(
            requests: counters.requests,
            picks: counters.picks,
            picksPerBackend: counters.picksPerBackend,
            retries: counters.retries,
            answeredWithoutPick: counters.answeredWithoutPick,
            unreachedAttempts: counters.unreachedAttempts,
            brokenAttempts: counters.brokenAttempts,
            repeatedAttempts: counters.staleRetries + counters.repeats
        )
    }

    /// Stops it: exchanges in flight finish, for two seconds at most.
    func stop() {
        switch self {
        case .embedded(let proxy, _): proxy.shutdown(graceNanoseconds: 2_000_000_000)
        case .foreign(let process): process.stop()
        }
    }
}
