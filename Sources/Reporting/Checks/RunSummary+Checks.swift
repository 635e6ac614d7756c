public import Measuring

extension RunSummary {
    /// Evaluates checks over the figures, and adds what came of them to ``checks``.
    public mutating func judge(by expressions: [CheckExpression]) {
        let figures = CheckFigures(self)
        checks += expressions.map { $0.evaluate(over: figures) }
    }
}
