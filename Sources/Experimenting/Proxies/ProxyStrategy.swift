/// How a foreign proxy is told to balance by one of our strategies.
package struct ProxyStrategy: Equatable, Sendable {
    /// What becomes of backends' weights.
    package enum Weights: String, CaseIterable, Sendable {
        /// They are in the configuration, and the proxy balances by them.
        case used
        /// The strategy does not look at weights, so they are left out.
        case ignored
        /// The strategy looks at weights and the proxy's nearest one does not: backends of different weights are refused.
        case unsupported
    }

    /// The name of the strategy in `StrategyCatalog`.
    package var name: String
    /// The template of the value `{{strategy}}`; knows the strategy's parameters besides all other values.
    package var configuration: String
    /// What becomes of weights.
    package var weights: Weights
    /// Parameters of the proxy that the strategy needs to have these values.
    package var settings: [String: String]
}
