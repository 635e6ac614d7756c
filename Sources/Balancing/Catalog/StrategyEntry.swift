/// What the catalogue knows of one strategy: enough to make it, to list it, and to judge its spread.
///
/// The command line's choices, `rrbench strategies`, the documentation and the law tests all read these entries.
public struct StrategyEntry: Sendable {
    /// The name as typed after `--strategy`.
    public let name: String
    /// Which backend takes the next request, in a sentence.
    public let rule: String
    /// The cost of a pick; n is the number of backends.
    public let cost: String
    /// What the rule promises of the spread of picks, in words.
    public let fairness: String
    /// Where the rule comes from: a product's source, a paper.
    public let source: String
    /// What a spread verdict may hold the strategy to, given its arguments and the backends' weights.
    let spreadRule: @Sendable (StrategyArguments, [Double]) -> SpreadRule
    /// The parameters, in the order in which help lists them.
    public let parameters: [StrategyParameter]

    let factory: @Sendable (StrategyArguments, UInt64) throws(StrategyError) -> any BalancingStrategy

    init(
        name: String,
        rule: String,
        cost: String,
        fairness: String,
        source: String,
        spreadRule: @escaping @Sendable (StrategyArguments, [Double]) -> SpreadRule = { _, _ in .none },
        parameters: [StrategyParameter] = [],
        factory: @escaping @Sendable (StrategyArguments, UInt64) throws(StrategyError) -> any BalancingStrategy
    ) {
        self.name = name
        self.rule = rule
        self.cost = cost
        self.fairness = fairness
        self.source = source
        self.spreadRule = spreadRule
        self.parameters = parameters
        self.factory = factory
    }
}
