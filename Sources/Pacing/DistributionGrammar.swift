/// How a distribution is written and what it is, for the parser, error messages and help texts alike.
public struct DistributionGrammar: Sendable, Equatable {
    /// The whole form, with the figures in capitals: `exponential:MEAN`.
    public let form: String
    /// One line for help texts.
    public let summary: String

    /// A grammar from its form and its line of help.
    public init(_ form: String, summary: String) {
        self.form = form
        self.summary = summary
    }

    /// The part before the first colon.
    public var name: String { String(form.prefix { $0 != ":" }) }

    /// How many figures follow the name.
    public var figureCount: Int { form.count { $0 == ":" } }
}
