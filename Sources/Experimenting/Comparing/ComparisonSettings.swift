internal import Foundation
internal import Measuring

/// The rules of a comparison as the column `comparisons.settings` keeps them.
struct ComparisonSettings: Codable, Equatable {
    /// The names of the arms in their order: of two, the earlier is the baseline; `nil` where they were not kept.
    var arms: [String]?
    /// The rounds that were asked for.
    var repeats: Int
    /// Seconds of silence between two runs.
    var cooldown: Double
    /// The least difference that counts, as a part of the baseline.
    var minimumEffect: Double
    /// What a corrected p must be below.
    var significance: Double
    /// The keys of the judged metrics.
    var metrics: [String]

    enum CodingKeys: String, CodingKey {
        case arms, repeats
        case cooldown = "cooldown_s"
        case minimumEffect = "min_effect"
        case significance, metrics
    }

    /// The settings of a plan.
    init(_ plan: ComparisonPlan) {
        arms = plan.arms.map(\.name)
        repeats = plan.repeats
        cooldown = Double(plan.cooldown) / 1e9
        minimumEffect = plan.rules.minimumEffect
        significance = plan.rules.significance
        metrics = plan.rules.metrics.map(\.rawValue)
    }

    /// The settings that a stored JSON text holds; `nil` where it cannot be read.
    init?(json: String) {
        guard let settings = try? JSONDecoder().decode(Self.self, from: Data(json.utf8)) else { return nil }
        self = settings
    }

    /// The JSON text, the same for the same settings.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    /// The rules; a metric that this version does not know is left out.
    var rules: ComparisonRules {
        ComparisonRules(
            metrics: metrics.compactMap { ComparisonMetric(rawValue: $0) },
            minimumEffect: minimumEffect,
            significance: significance
        )
    }
}
