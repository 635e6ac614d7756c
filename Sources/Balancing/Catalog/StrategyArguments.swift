/// The values of a strategy's parameters, checked against their declarations and with the defaults filled in.
public struct StrategyArguments: Sendable {
    let numbers: [String: Double]
    let texts: [String: String]

    /// The value of a whole-number parameter.
    public func count(_ name: String) -> Int { Int(number(name)) }

    /// The value of a duration parameter, in nanoseconds.
    public func nanoseconds(_ name: String) -> Double { number(name) }

    /// The value of a parameter as a number.
    ///
    /// - Precondition: the strategy's catalogue entry declares the parameter.
    public func number(_ name: String) -> Double {
        guard let number = numbers[name] else { preconditionFailure("parameter '\(name)' is not declared") }
        return number
    }

    /// The strategy that a strategy parameter names, made with a seed.
    func strategy(_ name: String, seed: UInt64) throws(StrategyError) -> any BalancingStrategy {
        try StrategyCatalog.make(texts[name] ?? "", seed: seed)
    }
}
