/// A unit that may follow a number in a check: `20ms`, `99.9%`, `2k`.
struct CheckUnit: Equatable, Sendable {
    /// What a unit measures.
    enum Dimension: Equatable, Sendable {
        case time, percent, multiple
    }

    /// How it is written.
    var name: String
    /// The number that it stands for; microseconds for a time.
    var factor: Double
    var dimension: Dimension

    /// Every unit, in the order in which help lists them.
    static let all = [
        CheckUnit(name: "ns", factor: 1e-3, dimension: .time), CheckUnit(name: "us", factor: 1, dimension: .time),
        CheckUnit(name: "µs", factor: 1, dimension: .time), CheckUnit(name: "ms", factor: 1e3, dimension: .time),
        CheckUnit(name: "s", factor: 1e6, dimension: .time), CheckUnit(name: "m", factor: 6e7, dimension: .time),
        CheckUnit(name: "h", factor: 3.6e9, dimension: .time), CheckUnit(name: "%", factor: 0.01, dimension: .percent),
        CheckUnit(name: "k", factor: 1e3, dimension: .multiple),
        CheckUnit(name: "M", factor: 1e6, dimension: .multiple),
    ]

    /// The unit of that name.
    static func named(_ name: String) -> CheckUnit? { all.first { $0.name == name } }
}
