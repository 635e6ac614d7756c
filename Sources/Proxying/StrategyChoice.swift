package import Balancing

/// A strategy as the configuration names it: what a reload compares, since a strategy in use has moved on.
package struct StrategyChoice: Sendable, Equatable {
    /// A specification as the catalogue of strategies reads it, such as `p2c:choices=3`.
    package var specification: String
    /// Seeds its draws.
    package var seed: UInt64

    /// A choice; nothing is looked up yet.
    package init(_ specification: String, seed: UInt64 = 1) {
        self.specification = specification
        self.seed = seed
    }

    /// The strategy in its first state.
    package func make() throws(StrategyError) -> any BalancingStrategy {
        try StrategyCatalog.make(specification, seed: seed)
    }
}

extension ProxyConfiguration {
    /// How people are told which strategy it is.
    var strategyName: String { strategyChoice?.specification ?? "\(type(of: strategy))" }
}
