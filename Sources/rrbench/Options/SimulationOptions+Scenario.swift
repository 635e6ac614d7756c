internal import Balancing
internal import Experimenting
internal import Pacing
internal import Simulating

extension SimulationOptions {
    /// The most backends: their state fits in two gigabytes.
    private static let mostBackends = 10_000_000
    /// The most clients.
    private static let mostClients = 1_000_000

    /// The scenario that was named, or an empty one, with every flag that was given put over it.
    func system() throws -> Scenario {
        let speeds = [("--utilization", utilization != nil), ("--rate", rate != nil), ("--stages", stages != nil)]
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            try ArgumentValue.exclusive(speeds[one], speeds[other], because: "both say how fast requests arrive")
        }
        var system = try scenario.map(Scenario.load) ?? Scenario(name: "the default system")
        try fillBackends(&system)
        try fillLoad(&system)
        if let clients {
            system.simulated.clients = try ArgumentValue.count(
                clients,
                flag: "--clients",
                in: 1...Self.mostClients,
                of: "clients"
            )
        }
        if let discipline {
            guard let value = QueueDiscipline(rawValue: discipline) else {
                throw CommandFailure.usage("--discipline \(discipline): choose fifo or ps (processor sharing).")
            }
            system.simulated.discipline = value
        }
        if let staleness {
            let time = try ArgumentValue.duration(staleness, flag: "--staleness", zeroAllowed: true)
            system.simulated.staleness = time == 0 ? nil : time
        }
        if let seed { system.seed = try ArgumentValue.seed(seed) }
        return system
    }

    /// The strategies of `--strategy` or `--compare`, else the scenario's, else round robin.
    func strategies(of system: Scenario) throws -> [String] {
        try ArgumentValue.exclusive(
            ("--strategy", strategy != nil),
            ("--compare", compare != nil),
            because: "both list the strategies"
        )
        let flag = compare == nil ? "--strategy" : "--compare"
        let list = (compare ?? strategy).map(StrategyList.specifications) ?? system.strategies
        for specification in list {
            _ = try ArgumentValue.specification(flag: flag) { () throws(StrategyError) in
                try StrategyCatalog.make(specification, seed: 1)
            }
        }
        if let compare, Set(list).count < 2 {
            throw CommandFailure.usage("--compare \(compare): name two strategies or more, such as round-robin,p2c.")
        }
        return list.isEmpty ? [StrategyCatalog.names[0]] : list
    }

    private func fillBackends(_ system: inout Scenario) throws {
        if let backends {
            let count = try ArgumentValue.count(backends, flag: "--backends", in: 1...Self.mostBackends, of: "backends")
            let usual = system.backends?.first ?? Scenario.SimulationDefault.backends[0]
            guard system.backends?.contains(where: { $0 != usual }) != true else {
                throw CommandFailure.usage(
                    "--backends \(backends): the backends of \(system.name) differ from each other; change its file."
                )
            }
            if let fault = system.faults.first(where: { $0.backend >= count }) {
                throw CommandFailure.usage(
                    "--backends \(backends): \(system.name) has a fault at backend \(fault.backend + 1); give more."
                )
            }
            system.backends = Array(repeating: usual, count: count)
        }
        if let service {
            system.service = try ArgumentValue.specification(flag: "--service") { () throws(SpecificationError) in
                try DistributionCatalog.make(service)
            }
        }
    }

    private func refuseBesideTrace() throws {
        let others = [
            ("--rate", rate != nil), ("--utilization", utilization != nil), ("--stages", stages != nil),
            ("--arrivals", arrivals != nil),
        ]
        for other in others {
            try ArgumentValue.exclusive(("--trace", true), other, because: "the trace says when each request arrives")
        }
    }

    private func fillLoad(_ system: inout Scenario) throws {
        if let utilization {
            guard let value = Double(utilization), value > 0, value.isFinite else {
                throw CommandFailure.usage("--utilization \(utilization): give a load above 0, such as 0.9.")
            }
            (system.utilization, system.rate, system.stages, system.trace) = (value, nil, nil, nil)
        }
        if let rate {
            let value = try ArgumentValue.rate(rate, flag: "--rate")
            (system.utilization, system.rate, system.stages, system.trace) = (nil, value, nil, nil)
        }
        if let stages {
            _ = try ArgumentValue.specification(flag: "--stages") { () throws(SpecificationError) in
                try RateStage.list(stages)
            }
            (system.utilization, system.rate, system.trace) = (nil, nil, nil)
            system.stages = stages
        }
        if let trace {
            try refuseBesideTrace()
            (system.utilization, system.rate, system.stages, system.arrivals) = (nil, nil, nil, nil)
            system.trace = trace
        }
        if let arrivals {
            try ArgumentValue.exclusive(
                ("The trace of \(system.name)", system.trace != nil),
                ("--arrivals", true),
                because: "it says when each request arrives"
            )
            _ = try ArgumentValue.specification(flag: "--arrivals") { () throws(SpecificationError) in
                try ShapeCatalog.make(arrivals, rate: 1, seed: 1)
            }
            system.arrivals = arrivals
        }
        if let requests {
            system.requests = try ArgumentValue.count(requests, flag: "--requests", in: 1...Int.max / 4, of: "requests")
            system.duration = nil
        }
        if let warmupRequests {
            system.warmupRequests = try ArgumentValue.count(
                warmupRequests,
                flag: "--warmup-requests",
                in: 0...Int.max / 4,
                of: "requests"
            )
        }
    }
}
