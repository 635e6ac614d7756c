internal import LoadDriving
internal import Measuring
internal import Pacing
internal import Reporting
internal import Serving

/// A dummy backend without a proxy, which the generator measures itself on.
final class BareBackend {
    private let group: BackendGroup
    /// Removes what was recorded, however this process ends.
    private let keeper: ProcessKeeper
    private let isStopped: () -> Bool

    /// Starts a backend with a service time; `isStopped` says whether the user wants to end.
    init(service: any ServiceDistribution, isStopped: @escaping () -> Bool) throws {
        keeper = try ProcessKeeper(prefix: "calibrate")
        do {
            group = try BackendGroup.start([BackendConfiguration(name: "backend-1", service: service)], threads: 1)
        } catch {
            keeper.end()
            throw error
        }
        self.isStopped = isStopped
    }

    /// Ends the backend and removes what was recorded.
    func close() throws {
        keeper.end()
        try group.shutdown()
    }

    /// Stops the backend for so many nanoseconds.
    func stall(nanoseconds: Int64) { group.stall(nanoseconds: nanoseconds) }

    /// Drives a load on it, recorded as any run is, in a database that goes with the backend.
    ///
    /// `shape` fills in the load; `rate` is that of an open loop; `observe` sees the seconds since the load began.
    func run(rate: Double?, shape: (inout LoadPlan) -> Void, observe: ((Double) -> Void)? = nil) throws -> RunSummary {
        var load = LoadPlan(url: "http://127.0.0.1:\(group.ports[0])/")
        shape(&load)
        if let rate { load.mode = .open(ConstantArrivals(rate: rate)) }
        let plan = ExperimentPlan(
            target: .external(url: load.url),
            strategy: "round-robin",
            load: load,
            targetRate: rate,
            arrivals: rate == nil ? nil : "constant",
            seed: 1,
            databasePath: "\(keeper.folder)/calibration.sqlite",
            version: ""
        )
        let experiment = Experiment(plan)
        let summary = try experiment.run { [isStopped] view in
            if isStopped() { experiment.requestStop() }
            observe?(view.elapsedSeconds)
        }.summary
        if isStopped() { throw CalibrationStop() }
        return summary
    }
}
