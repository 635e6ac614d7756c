extension SpreadFindings {
    /// The outcome by the rule, and the sentence that says why.
    func judged(by chiSquare: ChiSquareTest) -> (SpreadVerdict.Outcome, String) {
        let (outcome, sentence) = judgedAsFarAsKnown(by: chiSquare)
        guard verdict.judgedUntilSeconds != nil else { return (outcome, sentence) }
        return (
            outcome,
            sentence
                + " What came from the first fault on is not judged: this proxy does not tell who could be picked then."
        )
    }

    private func judgedAsFarAsKnown(by chiSquare: ChiSquareTest) -> (SpreadVerdict.Outcome, String) {
        let total = counts.reduce(0, +)
        if total == 0, verdict.judgedUntilSeconds != nil {
            return (.notApplicable, "Not judged: no request ended before the first fault.")
        }
        if total == 0 {
            return (
                .notApplicable,
                "Not judged: no response names the backend that it came from; name the header that does with "
                    + "--backend-header."
            )
        }
        if counts.count == 1 {
            let picks = total == 1 ? "The only pick" : "All \(DecimalText.grouped(total)) picks"
            return (.even, "\(picks) went to the one backend there is.")
        }
        switch rule {
        case .cyclic, .weighted: return judgedByBound
        case .random: return judgedByChance(chiSquare)
        case .unbounded:
            return (
                .notApplicable,
                "Not judged: the strategy promises no even counts; over \(picksText) they are \(gapText), "
                    + "chi-square p = \(DecimalText.fixed(chiSquare.upperP, places: 4))."
            )
        }
    }

    /// The verdict where the rule gives an exact bound.
    ///
    /// Requests whose backend is not known could each explain one pick of a gap, so they leave it open.
    private var judgedByBound: (SpreadVerdict.Outcome, String) {
        let allowed = rule.allowedGap ?? 0
        let tolerance = 1e-6
        var failures: [String] = []
        if verdict.maxGap > allowed + Double(unknown) + tolerance {
            failures.append("the counts are \(gapText), where \(text(allowed)) is allowed")
        }
        if let pick = firstViolatingPick {
            failures.append("the bound of \(text(allowed)) is first broken at pick \(DecimalText.grouped(pick))")
        }
        if verdict.orderViolations > 0 {
            failures.append("\(counted(verdict.orderViolations, "step")) from pick to pick left the cycle")
        }
        if !failures.isEmpty {
            return (.uneven, "Over \(picksText), \(failures.joined(separator: "; ")); \(windowText).")
        }
        if verdict.maxGap > allowed + tolerance {
            return (
                .notApplicable,
                "Not judged: over \(picksText) the counts are \(gapText), where \(text(allowed)) is allowed, but "
                    + "\(counted(unknown, "request")) \(unknownText) could explain that."
            )
        }
        return (.even, "Over \(picksText) the counts are \(gapText), where \(text(allowed)) is allowed; \(orderText).")
    }

    /// The verdict of a test against chance, both ways.
    private func judgedByChance(_ chiSquare: ChiSquareTest) -> (SpreadVerdict.Outcome, String) {
        guard chiSquare.smallestExpected >= ChiSquareTest.leastExpectedCount else {
            return (
                .notApplicable,
                "Not judged: \(picksText) are too few for a chi-square test, which needs at least "
                    + "\(text(ChiSquareTest.leastExpectedCount)) expected for each."
            )
        }
        let p = chiSquare.twoSidedP
        let figures = "two-sided chi-square p = \(DecimalText.fixed(p, places: 6)) over \(picksText)"
        if p >= SpreadAnalyzer.significanceLevel {
            return (.even, "The counts are what random picks give: \(figures).")
        }
        let direction = chiSquare.upperP < chiSquare.wholeLowerP ? "more uneven" : "more even"
        return (.uneven, "The counts are \(direction) than random picks give: \(figures).")
    }

    private var unknownText: String {
        verdict.judgedUntilSeconds == nil
            ? "without a known backend" : "without a known backend or still under way at the end"
    }

    private var picksText: String {
        let end = verdict.judgedUntilSeconds.map { " until second \(DecimalText.fixed($0, places: 2))" } ?? ""
        let picks = "\(counted(counts.reduce(0, +), "pick")) among \(counts.count) backends\(end)"
        let judged = verdict.stretches?.filter(\.isJudged).count ?? 0
        let all = verdict.stretches?.count ?? 0
        let slow = all > judged ? ", \(all - judged) more with a backend in slow start not judged" : ""
        return all < 2 ? picks : "\(picks) in \(counted(Int64(judged), "stretch"))\(slow)"
    }

    private var gapText: String {
        switch rule {
        case .weighted: "at most \(text(verdict.maxGap)) from their exact shares"
        case .cyclic, .random, .unbounded: "\(text(verdict.maxGap)) apart"
        }
    }

    private var orderText: String {
        switch rule {
        case _ where orderedPicks == 0: "the order is not known, because the responses do not number the picks"
        case .cyclic: "every backend was picked in its turn, and \(windowText)"
        case .weighted, .random, .unbounded: windowText
        }
    }

    private var windowText: String {
        guard orderedPicks > 0 else { return "the order of the picks is not known" }
        let laps = SpreadAnalyzer.windowLaps
        let window = (verdict.stretches?.count ?? 0) > 1 ? "\(laps) laps" : "\(laps * max(members, 1)) picks"
        return "the widest gap in a window of \(window) is \(text(verdict.worstWindowGap))"
    }

    private func text(_ value: Double) -> String {
        DecimalText.fixed(value, places: value == value.rounded() ? 0 : 3)
    }

    private func counted(_ count: Int64, _ noun: String) -> String {
        let plural = noun == "stretch" ? "stretches of constant membership" : "\(noun)s"
        let one = noun == "stretch" ? "stretch of constant membership" : noun
        return "\(DecimalText.grouped(count)) \(count == 1 ? one : plural)"
    }
}
