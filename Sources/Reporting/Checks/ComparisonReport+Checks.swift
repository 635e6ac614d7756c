internal import Measuring

extension ComparisonReport {
    /// Evaluates those checks that are about a comparison, and adds what came of them to ``checks``.
    public mutating func judge(by expressions: [CheckExpression]) {
        let figures = CheckFigures(self)
        checks += expressions.filter { $0.subject == .comparison }.map { $0.evaluate(over: figures) }
    }
}
