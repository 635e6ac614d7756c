internal import Foundation
internal import LoadDriving
internal import Measuring
internal import Pacing
package import Recording

/// A recorded run as something to do again: its settings from the database, and what they do not say.
package struct RunRepetition {
    /// Its settings.
    package let scenario: Scenario
    /// The target that it was sent to; `nil` where it started proxy and backends itself.
    package let url: String?
    /// What makes this another run than that one, or had better be given again, each in one sentence.
    package let notes: [String]

    /// The repetition of a run from its database by this version of rrbench.
    ///
    /// Throws where the run did not store its settings.
    package init(of run: StoredRun, in database: ResultsDatabase, version: String) throws {
        guard let yaml = run.scenario else {
            throw ExperimentError.cannotRun(
                "Run \(run.id) stored no settings, so it cannot be repeated; give its flags."
            )
        }
        var scenario = try Scenario(yaml: yaml, name: "run \(run.id)")
        if scenario.trace != nil, run.state == .complete {
            scenario.recordedTrace = try Self.arrivals(of: run, in: database)
        }
        self.scenario = scenario
        url = run.proxy == "external" ? run.target : nil
        let here = HostDescription.current(libraryVersions: ["curl": LoadDriver.libraryVersion])
        var notes = Self.differences(of: run, to: here).map { "Run \(run.id) was made with \($0)." }
        if run.version != version {
            notes.insert("Run \(run.id) was made by rrbench \(run.version), not \(version).", at: 0)
        }
        self.notes = notes
    }

    /// When a run's requests were meant to leave, as a trace; `nil` where it has none.
    private static func arrivals(of run: StoredRun, in database: ResultsDatabase) throws -> TraceArrivals? {
        var offsets: [Int64] = []
        try database.forEachSample(ofRun: run.id, columns: [.scheduledNanoseconds]) { sample in
            offsets.append(sample.scheduledNanoseconds - LoadDriver.loadStart)
        }
        guard let first = offsets.min(), first >= 0 else { return nil }
        return TraceArrivals(offsets: offsets.sorted())
    }

    /// Sentences about the secrets that the run had, for those that are not among header names given anew.
    package func missingSecrets(given names: [String]) -> [String] {
        scenario.live.omitted.compactMap { part in
            guard part.hasPrefix("header ") else { return nil }
            let name = String(part.dropFirst("header ".count))
            guard !names.contains(where: { $0.lowercased() == name.lowercased() }) else { return nil }
            return "\(scenario.name) sent the header \(name), which is a secret and not stored; give it again with -H."
        }
    }

    /// What was different about the machine, as the end of a sentence.
    private static func differences(of run: StoredRun, to here: HostDescription) -> [String] {
        guard let there = try? JSONDecoder().decode(HostDescription.self, from: Data(run.host.utf8)) else { return [] }
        var parts: [String] = []
        if (there.cpu, there.cores) != (here.cpu, here.cores) {
            parts.append("\(there.cores) cores of \(there.cpu), not \(here.cores) of \(here.cpu)")
        }
        if there.kernel != here.kernel { parts.append("\(there.kernel), not \(here.kernel)") }
        for (name, version) in there.versions.sorted(by: { $0.key < $1.key }) {
            guard let other = here.versions[name], other != version else { continue }
            parts.append("\(name) \(version), not \(other)")
        }
        return parts
    }
}
