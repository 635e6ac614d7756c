extension SpreadVerdict {
    /// Fills in every member that only some runs have, with figures of nothing, so that all names of figures are known.
    public mutating func explainEverything() {
        causes = [SpreadCause(name: .blackHole, sentence: "", pValue: 1)]
        longestRun = 0
        visitGapVariation = 0
        dispersion = 0
        dependence = SpreadDependence()
        load = SpreadLoad([], weights: [])
        judgedUntilSeconds = 0
        retried = SpreadRetries([RetriedPick(number: 1, failed: 0, next: 0, isCounted: true)])
        stretches = [
            SpreadStretch(firstPick: 1, lastPick: 1, members: 1, isJudged: true, maxGap: 0, orderViolations: 0)
        ]
        recovery = [SpreadRecovery(backend: 1, firstPick: 1, atSeconds: 0)]
    }
}
