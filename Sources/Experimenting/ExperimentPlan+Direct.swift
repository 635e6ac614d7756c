internal import LoadDriving
internal import Pacing
internal import Recording

extension Topology {
    /// Its backends as the database knows them, where they listen on these addresses.
    func records(at addresses: [String]) -> [BackendRecord] {
        members.enumerated().map { index, member in
            BackendRecord(
                number: index + 1,
                name: backendNames[index],
                address: addresses[index],
                weight: member.weight
            )
        }
    }
}

extension LoadPlan {
    /// Sends the load to the backends themselves: in turn where they weigh the same, otherwise by weight.
    mutating func spread(over backends: [BackendRecord]) {
        let weighted = backends.filter { $0.weight > 0 }
        mix = weighted.map { backend in
            RequestKind(
                name: backend.name,
                weight: backend.weight,
                url: "http://\(backend.address ?? "")/",
                method: method,
                body: body
            )
        }
        mixOrder = Set(weighted.map(\.weight)).count == 1 ? .turns : .weighted
    }
}

extension ExperimentPlan {
    /// The load as it will be sent, for what must be known before the backends have ports: each has one of its own.
    var aimedLoad: LoadPlan {
        guard case .embedded(let topology) = target, topology.proxy == .direct else { return load }
        var load = load
        load.spread(over: topology.records(at: (1...topology.backends).map { "127.0.0.1:\($0)" }))
        return load
    }

    /// Refuses what only a proxy could do, where the load goes to the backends without one.
    func checkDirect(_ topology: Topology) throws(ExperimentError) {
        if !load.mix.isEmpty {
            throw .usage(
                "--proxy direct sends to each backend in turn: leave out the mix of requests, or choose a proxy."
            )
        }
        let targets = topology.members.count { $0.weight > 0 }
        if targets == 0 {
            throw .usage("--proxy direct has nowhere to send: give a backend a weight above 0.")
        }
        if targets > 1, load.connectionMode == .pinned {
            throw .usage(
                "--connection-mode pinned ties a client to one server, and --proxy direct sends it to \(targets) backends: "
                    + "leave one out."
            )
        }
    }
}
