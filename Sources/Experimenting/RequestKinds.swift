internal import LoadDriving
internal import Pacing
package import Recording

/// The kinds of requests that a run was mixed of, and which of them each request is.
///
/// There is no column for it: the kind follows from the seed and the request's number.
package struct RequestKinds: Sendable, Equatable {
    /// The most kinds that figures are kept of; a list of more URLs is a load, and no set of kinds.
    package static let most = 64

    /// What the kinds are called, by index; `nil` of more than ``most``.
    package let names: [String]?
    private let choice: RequestChoice

    /// The kinds of a plan; `nil` where there is one, or more than a run's settings keep.
    init?(_ load: LoadPlan) {
        guard let choice = load.choice, load.mix.count <= RunSettings.mostRequests else { return nil }
        self.choice = choice
        names = load.mix.count <= Self.most ? load.mix.map(\.label) : nil
    }

    /// The kinds of a recorded run, from the settings that it stored; `nil` where there is one, or they are not known.
    package init?(of run: StoredRun) {
        guard let yaml = run.scenario, let scenario = try? Scenario(yaml: yaml, name: "run \(run.id)") else {
            return nil
        }
        var load = LoadPlan(url: run.target)
        load.mix = scenario.live.mix
        load.mixOrder = scenario.live.mixOrder ?? .weighted
        load.seed = run.seed
        self.init(load)
    }

    /// The index of the kind of the request with this number.
    package func kind(ofSequence sequence: Int64) -> Int { choice.kind(ofSequence: sequence) }
}
