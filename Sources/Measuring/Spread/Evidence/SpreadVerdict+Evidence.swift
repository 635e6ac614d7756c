extension SpreadVerdict {
    /// Takes over what the evidence shows: its figures and its causes.
    mutating func explain(by evidence: SpreadEvidence) {
        longestRun = evidence.order.longestRun
        visitGapVariation = evidence.order.gapVariation.rounded(toPlaces: 6)
        dispersion = evidence.order.dispersion?.rounded(toPlaces: 6)
        dependence = evidence.dependence.figures
        if evidence.loads.contains(where: { $0.busyNanoseconds > 0 }) {
            load = SpreadLoad(evidence.loads, weights: evidence.shares)
        }
        causes = CauseCatalog.causes(in: evidence)
    }
}
