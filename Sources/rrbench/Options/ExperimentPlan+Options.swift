internal import Balancing
internal import Experimenting
internal import LoadDriving
internal import Pacing

extension ExperimentPlan {
    /// The plan that the flags of `run` describe; throws a ``CommandFailure`` for the first one that is wrong.
    init(
        url: String?,
        load: LoadOptions,
        topology: TopologyOptions,
        request: RequestOptions,
        connection: ConnectionOptions,
        database: String,
        recorded: TraceArrivals? = nil
    ) throws {
        let seed = try ArgumentValue.seed(load.seed ?? "1")
        let strategy = topology.strategy ?? StrategyCatalog.names[0]
        _ = try ArgumentValue.specification(flag: "--strategy") { () throws(StrategyError) in
            try StrategyCatalog.make(strategy, seed: seed)
        }
        let target: Target
        if let url {
            if let flag = topology.flagsThatNeedNoURL.first {
                throw CommandFailure.usage(
                    "\(flag) and the URL \(url) contradict each other: leave out the URL to start proxy and backends."
                )
            }
            target = .external(url: url)
        } else {
            if let flag = connection.flagsThatNeedURL.first {
                throw CommandFailure.usage("\(flag) needs the URL of a target: the embedded proxy has no use for it.")
            }
            target = .embedded(try topology.topology())
        }
        var plan = LoadPlan(url: url ?? "http://127.0.0.1/")
        let targetRate = try load.fill(&plan, seed: seed, recorded: recorded)
        try request.fill(&plan)
        try connection.fill(&plan)
        plan.seed = seed
        self.init(
            target: target,
            strategy: strategy,
            load: plan,
            targetRate: targetRate,
            arrivals: targetRate == nil || load.trace != nil ? nil : load.spacing,
            stages: load.stages,
            seed: seed,
            databasePath: database,
            version: Version.current
        )
        trace = load.trace
        probesTarget = !connection.noProbe
        try checkLoad()
    }

    /// Refuses a load that cannot be driven, before anything starts.
    func checkLoad() throws {
        if case .embedded = target, let url = load.mix.lazy.compactMap(\.url).first(where: { !$0.hasPrefix("/") }) {
            throw CommandFailure.usage("\(url) is no path: give the URL of its server as an argument, or paths alone.")
        }
        do {
            try load.validate()
        } catch {
            throw CommandFailure.usage(error.description)
        }
    }
}

extension TopologyOptions {
    /// The flags as a topology.
    fileprivate func topology() throws -> Topology {
        let count = try ArgumentValue.count(backends ?? "3", flag: "--backends", in: 1...4096, of: "backends")
        let port = try ArgumentValue.count(backendPort ?? "8081", flag: "--backend-port", in: 0...65_535, of: "port")
        guard port + count - 1 <= 65_535 else {
            throw CommandFailure.usage(
                "--backend-port \(port) leaves no room for \(count) backends: choose \(65_536 - count) or less, or 0."
            )
        }
        var topology = Topology(
            backends: count,
            backendPort: port,
            service: try ArgumentValue.specification(flag: "--service") { () throws(SpecificationError) in
                try DistributionCatalog.make(service ?? "none")
            },
            listen: try ArgumentValue.address(listen ?? "127.0.0.1:8000", flag: "--listen"),
            proxyThreads: try ArgumentValue.count(
                proxyThreads ?? "1",
                flag: "--proxy-threads",
                in: 1...256,
                of: "event loops"
            )
        )
        if let proxy { topology.proxy = try ProxyCatalog.make(proxy) }
        return topology
    }
}

extension LoadOptions {
    /// Fills in the load and returns the rate that it intends, or `nil` for a closed loop; `recorded` is the trace where it
    /// is not to be read from its file.
    fileprivate func fill(_ plan: inout LoadPlan, seed: UInt64, recorded: TraceArrivals?) throws -> Double? {
        try ArgumentValue.exclusive(
            ("--rate", rate != nil),
            ("--stages", stages != nil),
            because: "both say how fast requests leave"
        )
        try ArgumentValue.exclusive(
            ("--requests", requests != nil),
            ("--duration", duration != nil),
            because: "both say when to stop"
        )
        try ArgumentValue.exclusive(
            ("--stages", stages != nil),
            ("--duration", duration != nil),
            because: "the stages say how long they take"
        )
        try ArgumentValue.exclusive(
            ("--stages", stages != nil),
            ("--requests", requests != nil),
            because: "the stages say when to stop"
        )
        try refuseBesideTrace()
        try fillThinkTime(&plan, seed: seed)
        if arrivals != nil, rate == nil, stages == nil {
            throw CommandFailure.usage("--arrivals needs an open loop: give --rate as well.")
        }
        plan.connections = try ArgumentValue.count(
            connections ?? "50",
            flag: "-c",
            in: 1...LoadPlan.mostConnections,
            of: "connections"
        )
        plan.threads = try ArgumentValue.count(threads ?? "1", flag: "-t", in: 1...plan.connections, of: "threads")
        plan.warmup = try ArgumentValue.duration(
            warmup ?? (trace == nil ? "1s" : "0s"),
            flag: "--warmup",
            zeroAllowed: true
        )
        if let requests {
            plan.limit = .requests(
                Int64(try ArgumentValue.count(requests, flag: "-n", in: 1...Int.max, of: "requests"))
            )
        } else {
            plan.limit = .duration(try ArgumentValue.duration(duration ?? "10s", flag: "-z"))
        }
        return try fillSchedule(&plan, seed: seed, recorded: recorded)
    }

    /// The spacing of an open loop.
    fileprivate var spacing: String { arrivals ?? ShapeCatalog.forms[0] }

    private func refuseBesideTrace() throws {
        let others = [("--rate", rate != nil), ("--stages", stages != nil), ("--arrivals", arrivals != nil)]
        for other in others {
            try ArgumentValue.exclusive(("--trace", trace != nil), other, because: "both say when requests leave")
        }
    }

    private func fillThinkTime(_ plan: inout LoadPlan, seed: UInt64) throws {
        guard let think else { return }
        let opens = [("--rate", rate != nil), ("--stages", stages != nil), ("--trace", trace != nil)]
        for open in opens {
            try ArgumentValue.exclusive(("--think", true), open, because: "only the clients of a closed loop think")
        }
        plan.thinkTime = try ArgumentValue.specification(flag: "--think") {
            () throws(SpecificationError) -> any ServiceDistribution in
            try DistributionCatalog.makeTime(think)
        }
    }

    private func traceShape(_ path: String) throws -> TraceArrivals {
        do {
            return try TraceFile.load(path)
        } catch {
            throw CommandFailure.usage("--trace: \(error)")
        }
    }

    /// Replays a trace to its last arrival, or to the limit that was given where that comes first.
    ///
    /// A trace says when requests leave and not when it is over, so a whole one is as many requests as it has: the last of
    /// them are waited for like all others.
    private func fillTrace(_ shape: TraceArrivals, _ plan: inout LoadPlan) throws -> Double {
        let count = shape.count(from: plan.warmup)
        guard count > 0 else {
            throw CommandFailure.usage("--warmup \(warmup ?? "0s") is as long as the trace: shorten it.")
        }
        plan.mode = .open(shape)
        switch plan.limit {
        case .duration(let time) where duration != nil && plan.warmup + time < shape.durationNanoseconds:
            return shape.meanRate(from: plan.warmup, to: plan.warmup + time)
        case .requests(let limit) where limit < Int64(count): break
        default: plan.limit = .requests(Int64(count))
        }
        return shape.meanRate(from: plan.warmup)
    }

    private func fillSchedule(_ plan: inout LoadPlan, seed: UInt64, recorded: TraceArrivals?) throws -> Double? {
        let shape: any ArrivalShape
        if let trace { return try fillTrace(recorded ?? traceShape(trace), &plan) }
        if let rate {
            let perSecond = try ArgumentValue.rate(rate, flag: "-q")
            shape = try ArgumentValue.specification(flag: "--arrivals") { () throws(SpecificationError) in
                try ShapeCatalog.make(spacing, rate: perSecond, seed: seed)
            }
            plan.mode = .open(shape)
            return perSecond
        }
        guard let stages else { return nil }
        let parsed = try ArgumentValue.specification(flag: "--stages") { () throws(SpecificationError) in
            try RateStage.list(stages)
        }
        shape = try ArgumentValue.specification(flag: "--arrivals") { () throws(SpecificationError) in
            try ShapeCatalog.make(spacing, stages: parsed, seed: seed)
        }
        let total = parsed.reduce(0) { $0 + $1.durationNanoseconds }
        guard plan.warmup < total else {
            throw CommandFailure.usage(
                "--warmup \(warmup ?? "1s") is as long as all stages: shorten it, or give --warmup 0."
            )
        }
        plan.mode = .open(shape)
        plan.limit = .duration(total - plan.warmup)
        return shape.meanRate(from: plan.warmup, to: total)
    }
}
