/// Whether the measurement itself may be believed.
public struct ValidityVerdict: Codable, Equatable, Sendable {
    /// The three grades; the exit status 3 goes with ``invalid``.
    public enum Grade: String, Codable, CaseIterable, Sendable, Comparable {
        /// Nothing speaks against the figures.
        case valid
        /// The figures are usable, with the reservations given.
        case degraded
        /// The figures do not show what the run was meant to show.
        case invalid

        /// A worse grade is the greater one.
        public static func < (left: Grade, right: Grade) -> Bool { left.badness < right.badness }

        private var badness: Int {
            switch self {
            case .valid: 0
            case .degraded: 1
            case .invalid: 2
            }
        }
    }

    /// The worst grade that any rule gave.
    public var grade: Grade
    /// A sentence for each rule that was broken, with its figures and the remedy.
    public var reasons: [String]

    enum CodingKeys: String, CodingKey {
        case grade = "verdict"
        case reasons
    }

    /// A verdict with its reasons.
    public init(grade: Grade, reasons: [String]) {
        self.grade = grade
        self.reasons = reasons
    }
}
