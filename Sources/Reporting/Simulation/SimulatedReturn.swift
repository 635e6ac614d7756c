/// How a backend that was away came back.
public struct SimulatedReturn: Equatable, Sendable {
    /// Its name.
    public var name: String
    /// Virtual seconds from its return until it drew nine tenths of its fair share; `nil` if it never did.
    public var secondsToFairShare: Double?
    /// The most that it drew in a bin of time, over its fair share, less 1.
    public var overshoot: Double

    /// A return with its figures.
    public init(name: String, secondsToFairShare: Double?, overshoot: Double) {
        self.name = name
        self.secondsToFairShare = secondsToFairShare
        self.overshoot = overshoot
    }

    /// The return in a sentence.
    var sentence: String {
        let time = secondsToFairShare.map { "after \(Quantity.seconds($0)) within 10 % of its fair share" }
        let most = "\(Quantity.percent(max(0, overshoot))) above it at most"
        return "\(name) is back: \(time ?? "never within 10 % of its fair share"), \(most)"
    }
}
