internal import LoadDriving
internal import Measuring
internal import Pacing
internal import Recording
internal import Serving

/// What an experiment sends its load to while it runs: the parts that it started, or a URL that was there before.
final class RunningTarget: Sendable {
    /// Where the load goes.
    let url: String
    /// The backends known from the start, in the order of their numbers.
    let backends: [BackendRecord]

    private let group: BackendGroup?
    private let proxy: RunningProxy?
    private let faultEvents = FaultEvents()

    /// Starts what the plan asks for, or nothing if a part of it cannot start.
    init(_ plan: ExperimentPlan) throws {
        switch plan.target {
        case .external(let url):
            if plan.probesTarget { try TargetProbe.check(plan.load) }
            self.url = url
            backends = []
            group = nil
            proxy = nil
        case .embedded(let topology):
            let group = try Self.startBackends(topology, seed: plan.seed, faultEvents)
            do {
                proxy = try RunningProxy(topology, in: plan, ports: group.ports)
            } catch {
                try group.shutdown()
                throw error
            }
            self.group = group
            url = "http://\(proxy?.address ?? group.addresses[0])/"
            backends = topology.records(at: group.addresses)
        }
    }

    private static func startBackends(
        _ topology: Topology,
        seed: UInt64,
        _ faultEvents: FaultEvents
    ) throws -> BackendGroup {
        let configurations = topology.backendNames.enumerated().map { index, name in
            BackendConfiguration(
                name: name,
                port: topology.backendPort == 0 ? 0 : topology.backendPort + index,
                service: topology.service,
                speed: topology.members[index].speed,
                concurrency: topology.members[index].concurrency,
                seed: seed
            )
        }
        return try BackendGroup.start(
            configurations,
            threads: 1,
            faults: topology.faultPlan.faults.flatMap(\.changes),
            onFault: faultEvents.add
        )
    }

    /// Points a load at what was started: the proxy, or the backends themselves where there is none.
    func aim(_ load: inout LoadPlan) {
        load.knownBackends = backends.map(\.name)
        guard group != nil else { return }
        load.url = url
        if proxy == nil { load.spread(over: backends) }
    }

    /// Processor time of the parts so far, in nanoseconds; `nil` for what is not ours.
    var cpu: (proxy: Int64?, backends: Int64?) { (proxy?.cpuNanoseconds, group?.cpuNanoseconds()) }

    /// Bytes of memory of a proxy in processes of its own, now and at most.
    var proxyMemory: (now: Int64?, peak: Int64?) { (proxy?.memory.now, proxy?.memory.peak) }

    /// Name and version of a proxy that is not ours.
    var proxyVersion: (name: String, version: String)? { proxy?.version }

    /// Why the load cannot go on, in a sentence; `nil` while it can.
    var failure: String? { proxy?.failure }

    /// Starts the clock of the faults: the load began at `origin` on the monotonic clock.
    func beginFaults(origin: Int64) { group?.beginFaults(origin: origin) }

    /// Undoes the faults, and stops the proxy, then the backends: exchanges in flight finish, for two seconds at most.
    func stop() throws {
        group?.endFaults()
        proxy?.stop()
        try group?.shutdown()
    }

    /// What happened to the backends since the last call, in a run whose load began at `origin` on the monotonic clock.
    func takeEvents(origin: Int64) -> [RunEvent] {
        (proxy?.takeEvents(origin: origin, names: backends.map(\.name)) ?? []) + faultEvents.take(origin: origin)
    }

    /// What each backend counted, in the order of their numbers; empty for a target that is not ours.
    func receivedCounts() -> [Int64] { group?.requestCounts() ?? [] }

    /// How regularly requests reached the backends: the coefficient of variation of the gaps between them; `nil` for
    /// a target that is not ours.
    var arrivalVariation: Double? { group?.arrivalSpacing().coefficientOfVariation }

    /// What the proxy counted; `nil` for one that does not say.
    func proxyFacts() -> ProxyFacts? { proxy?.facts }
}
