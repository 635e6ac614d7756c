internal import Experimenting
internal import LoadDriving
internal import Pacing

extension LoadOptions {
    /// Takes from a scenario what no flag says.
    mutating func fill(from scenario: Scenario) throws {
        if rate == nil, stages == nil, trace == nil {
            trace = scenario.trace
        }
        if rate == nil, stages == nil, trace == nil {
            rate = try scenario.liveRate().map(RateText.text)
            stages = scenario.stages
        }
        if arrivals == nil, rate != nil || stages != nil {
            arrivals = scenario.arrivals ?? Scenario.defaultArrivals
        }
        if duration == nil, requests == nil {
            duration = scenario.duration.map(DurationText.text)
            requests = scenario.requests.map { "\($0)" }
        }
        if rate == nil, stages == nil, trace == nil { think = think ?? scenario.live.thinkTime }
        connections = connections ?? scenario.live.connections.map { "\($0)" }
        threads = threads ?? scenario.live.threads.map { "\($0)" }
        warmup = warmup ?? scenario.warmup.map(DurationText.text) ?? scenario.warmupRequests.map { _ in "0s" }
        seed = seed ?? scenario.seed.map { "\($0)" }
    }
}

extension TopologyOptions {
    /// Takes from a scenario what no flag says; with a URL, only the strategy that the target is held to.
    mutating func fill(from scenario: Scenario, url: String?) throws {
        strategy = strategy ?? scenario.strategies.first
        guard url == nil else { return }
        service = service ?? scenario.service.map { "\($0)" }
        listen = listen ?? scenario.live.listen.map { "\($0)" }
        backendPort = backendPort ?? scenario.live.backendPort.map { "\($0)" }
        proxyThreads = proxyThreads ?? scenario.live.proxyThreads.map { "\($0)" }
        proxy = proxy ?? scenario.live.proxy
        if let members = scenario.backends {
            if backends != nil, members.contains(where: { $0 != members[0] }) {
                throw CommandFailure.usage(
                    "--backends \(backends ?? ""): the backends of \(scenario.name) differ from each other; change its file."
                )
            }
            backends = backends ?? "\(members.count)"
        }
    }
}

extension RequestOptions {
    /// The names of the header fields that flags give.
    var namesOfHeaders: [String] {
        header.map(Self.fieldName) + (user != nil || bearer != nil ? ["authorization"] : [])
    }

    /// Whether a flag says what the body is.
    var hasBody: Bool { body != nil || bodyFile != nil || bodySize != nil }

    /// The name of a field in lower case, by which one replaces another.
    private static func fieldName(_ line: String) -> String { line.prefix { $0 != ":" }.lowercased() }

    /// Takes from a scenario what no flag says.
    mutating func fill(from scenario: Scenario) {
        method = method ?? scenario.live.method
        let given = header.map(Self.fieldName)
        header = scenario.live.headers.filter { !given.contains(Self.fieldName($0)) } + header
        if !hasBody {
            body = scenario.live.body
            bodyFile = scenario.live.bodyFile
            bodySize = scenario.live.bodySize.map { "\($0)" }
        }
        backendHeader = backendHeader ?? scenario.live.backendHeader
        timeout = timeout ?? scenario.timeout.map(DurationText.text)
        compressed = compressed || scenario.live.compressed == true
        cookies = cookies || scenario.live.cookies == true
        followRedirects = followRedirects || scenario.live.followsRedirects == true
        expectStatus = expectStatus ?? scenario.live.expectedStatus
        if expectHeader.isEmpty { expectHeader = scenario.live.expectedHeaders }
        expectBody = expectBody ?? scenario.live.expectedBody
    }
}

extension ConnectionOptions {
    /// Takes from a scenario what no flag says.
    mutating func fill(from scenario: Scenario) {
        if connectionMode == nil, !noKeepalive { connectionMode = scenario.live.connectionMode }
        http2 = http2 || scenario.live.http2 == true
        streams = streams ?? scenario.live.streams.map { "\($0)" }
        insecure = insecure || scenario.live.insecure == true
        cacert = cacert ?? scenario.live.authorities
        cert = cert ?? scenario.live.certificate
        key = key ?? scenario.live.key
        if resolve.isEmpty { resolve = scenario.live.resolve }
        unixSocket = unixSocket ?? scenario.live.unixSocket
        noProbe = noProbe || scenario.live.probesTarget == false
    }
}

extension ExperimentPlan {
    /// The plan that the flags of `run` describe, put over a scenario if one is named.
    static func make(
        scenario reference: String?,
        url: String?,
        load: LoadOptions,
        topology: TopologyOptions,
        request: RequestOptions,
        connection: ConnectionOptions,
        database: String
    ) throws -> ExperimentPlan {
        try make(
            from: reference.map(Scenario.load),
            url: url,
            load: load,
            topology: topology,
            request: request,
            connection: connection,
            database: database
        )
    }

    /// The same for a scenario that has been read.
    static func make(
        from scenario: Scenario?,
        url: String?,
        load: LoadOptions,
        topology: TopologyOptions,
        request: RequestOptions,
        connection: ConnectionOptions,
        database: String
    ) throws -> ExperimentPlan {
        guard let scenario else {
            return try ExperimentPlan(
                url: url,
                load: load,
                topology: topology,
                request: request,
                connection: connection,
                database: database
            )
        }
        try refuseOmitted(scenario, request)
        if let refusal = scenario.liveRefusal { throw CommandFailure.usage("--scenario: \(refusal)") }
        let faultPlan = try FaultPlan(of: scenario, url: url)
        let recorded = load.trace == nil ? scenario.recordedTrace : nil
        var (load, topology, request, connection) = (load, topology, request, connection)
        try load.fill(from: scenario)
        try topology.fill(from: scenario, url: url)
        request.fill(from: scenario)
        connection.fill(from: scenario)
        var plan = try ExperimentPlan(
            url: url,
            load: load,
            topology: topology,
            request: request,
            connection: connection,
            database: database,
            recorded: recorded
        )
        plan.checks = scenario.live.checks
        plan.scenario = scenario.facts
        if case .embedded(var topology) = plan.target {
            if let members = scenario.backends {
                let isWhole = topology.backends == members.count
                topology.members = isWhole ? members : Array(repeating: members[0], count: topology.backends)
            }
            topology.faultPlan = try faultPlan.checked(of: scenario, backends: topology.backends)
            plan.target = .embedded(topology)
        }
        if request.urls == nil, !scenario.live.mix.isEmpty {
            plan.load.mix = scenario.live.mix
            plan.load.mixOrder = scenario.live.mixOrder ?? .weighted
        }
        try plan.checkLoad()
        return plan
    }

    /// Refuses a scenario that a recorded run could not keep whole, unless flags say what it lacks.
    private static func refuseOmitted(_ scenario: Scenario, _ request: RequestOptions) throws {
        if !scenario.live.mix.isEmpty, request.method != nil || request.hasBody {
            throw CommandFailure.usage(
                "The requests of \(scenario.name) have methods and bodies of their own: leave out those flags, or give --urls."
            )
        }
        for part in scenario.live.omitted {
            switch part {
            case "body" where !request.hasBody:
                throw CommandFailure.couldNotRun(
                    "The body of the requests of \(scenario.name) was too long to be kept: give it again with --body-file."
                )
            case "requests" where request.urls == nil:
                throw CommandFailure.couldNotRun(
                    "The requests of \(scenario.name) were too many or too long to be kept: give them again with --urls, or "
                        + "the scenario that they came from."
                )
            default: break
            }
        }
    }
}
