public import Balancing

/// Why a simulation cannot be run.
public enum SimulationError: Error, Equatable, CustomStringConvertible {
    /// The strategy is not one of the catalogue's.
    case strategy(StrategyError)
    /// A count that must be above 0 is not.
    case notPositive(String, Int)
    /// A backend's speed or concurrency is not above 0.
    case backend(Int)
    /// A fault names a backend that there is not.
    case faultBackend(Int, backends: Int)

    /// One sentence with the offending value and the remedy.
    public var description: String {
        switch self {
        case .strategy(let error): error.description
        case .notPositive(let name, let value): "\(name) is \(value): give 1 or more"
        case .backend(let index): "backend \(index) has no speed or no concurrency: give both above 0"
        case .faultBackend(let index, let backends):
            "a fault names backend \(index): name one from 0 to \(backends - 1)"
        }
    }
}
