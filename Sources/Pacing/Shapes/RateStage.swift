/// One stage of a changing load: within a time, the rate moves linearly to a target.
public struct RateStage: Sendable, Equatable {
    /// How long the move takes, in nanoseconds; 0 is a jump.
    public let durationNanoseconds: Int64
    /// Requests a second at the end of the stage; 0 is silence.
    public let targetRate: Double

    /// A stage; neither figure may be negative.
    public init(durationNanoseconds: Int64, targetRate: Double) {
        precondition(durationNanoseconds >= 0, "a stage's time is never negative")
        precondition(targetRate >= 0 && targetRate.isFinite, "a rate is never negative")
        self.durationNanoseconds = durationNanoseconds
        self.targetRate = targetRate
    }

    /// The stages of a text such as `0s:500,10s:500,30s:2k`: jump to 500, hold for 10 s, rise to 2000 in 30 s.
    public static func list(_ text: String) throws(SpecificationError) -> [RateStage] {
        var stages: [RateStage] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let figures = part.split(separator: ":", omittingEmptySubsequences: false)
            guard figures.count == 2 else { throw .stages(text, problem: "'\(part)' is not T:R") }
            guard let duration = try? DurationText.nanoseconds(String(figures[0])) else {
                throw .stages(text, problem: "'\(figures[0])' is not a duration")
            }
            let rate = figures[1] == "0" ? 0 : try? RateText.perSecond(String(figures[1]))
            guard let rate else { throw .stages(text, problem: "'\(figures[1])' is not a rate") }
            stages.append(RateStage(durationNanoseconds: duration, targetRate: rate))
        }
        guard stages.contains(where: { $0.durationNanoseconds > 0 }) else {
            throw .stages(text, problem: "no stage takes any time")
        }
        guard stages.contains(where: { $0.targetRate > 0 }) else {
            throw .stages(text, problem: "no stage has a rate above 0")
        }
        return stages
    }
}
