/// Why a specification such as `p2c:choices=3` names no strategy.
public enum StrategyError: Error, Equatable, CustomStringConvertible {
    /// No strategy has the name.
    case unknownStrategy(String)
    /// A part after the colon is not of the form `param=value`.
    case malformedParameter(String, strategy: String, legal: [String])
    /// The strategy has no such parameter; the legal ones are listed.
    case unknownParameter(String, strategy: String, legal: [String])
    /// The parameter is set twice.
    case repeatedParameter(String, strategy: String)
    /// The value is not one that the parameter takes; the legal values are in words.
    case illegalValue(String, parameter: String, strategy: String, legal: String)

    /// One sentence with the offending value and the remedy.
    public var description: String {
        switch self {
        case .unknownStrategy(let name):
            "unknown strategy '\(name)': choose one of \(StrategyCatalog.names.joined(separator: ", "))"
        case .malformedParameter(let text, let strategy, let legal):
            legal.isEmpty
                ? "'\(text)' is not a parameter of \(strategy): it takes none"
                : "'\(text)' sets no parameter of \(strategy): write PARAMETER=VALUE with one of "
                    + legal.joined(separator: ", ")
        case .unknownParameter(let name, let strategy, let legal):
            legal.isEmpty
                ? "\(strategy) has no parameter '\(name)': it takes none"
                : "\(strategy) has no parameter '\(name)': choose one of \(legal.joined(separator: ", "))"
        case .repeatedParameter(let name, let strategy):
            "parameter '\(name)' of \(strategy) is set twice: leave one"
        case .illegalValue(let value, let parameter, let strategy, let legal):
            "'\(value)' is not a value of \(strategy)'s parameter '\(parameter)': it takes \(legal)"
        }
    }
}
