extension CheckTyping {
    /// A sum or a difference: of two numbers, or of two times.
    func added(_ left: CheckOperand, _ right: CheckOperand, by symbol: CheckSymbol) throws(CheckError) -> CheckOperand {
        let (left, right) = try alike(try numeric(left), try numeric(right))
        return try arithmetic(symbol, left, right, type: left.type)
    }

    /// A product, of which one factor at most is a time.
    func multiplied(_ left: CheckOperand, _ right: CheckOperand) throws(CheckError) -> CheckOperand {
        let (left, right) = (try numeric(left), try numeric(right))
        if case .time = left.type, case .time = right.type {
            throw error(at: right.range, "a time cannot be multiplied by a time")
        }
        return try arithmetic(.times, left, right, type: left.type == .number ? right.type : left.type)
    }

    /// A quotient: of two times a number, of a time and a number a time, of a number and a time what is in one unit of
    /// that time.
    func divided(_ left: CheckOperand, _ right: CheckOperand) throws(CheckError) -> CheckOperand {
        let left = try numeric(left)
        var right = try numeric(right)
        guard left.type == .number, case .time(let unit) = right.type else {
            return try arithmetic(.over, left, right, type: right.type == .number ? left.type : .number)
        }
        right.node = scaled(right.node, by: 1 / unit)
        return try arithmetic(.over, left, right, type: .number)
    }

    /// A comparison of two numbers, of two times, or of a text with one of its values.
    func compared(_ left: CheckOperand, to right: CheckOperand, by symbol: CheckSymbol) throws(CheckError)
        -> CheckOperand
    {
        if case .text = left.type, case .text = right.type, !(left.isConstant && right.isConstant) {
            return try compared(text: left, right, by: symbol)
        }
        let (left, right) = try alike(try numeric(left), try numeric(right))
        return try comparison(symbol, left, right)
    }

    private func compared(
        text left: CheckOperand,
        _ right: CheckOperand,
        by symbol: CheckSymbol
    ) throws(CheckError) -> CheckOperand {
        guard symbol == .equal || symbol == .notEqual else {
            throw error(at: left.range, "a text is compared with == or !=, not with \(symbol.rawValue)")
        }
        for (figure, word) in [(left, right), (right, left)] {
            guard case .text(let choices) = figure.type, case .text(let text) = word.node, !choices.isEmpty else {
                continue
            }
            guard choices.contains(text) else {
                let known = choices.joined(separator: ", ")
                throw error(at: word.range, "\(source(figure.range)) is one of \(known), and never '\(text)'")
            }
        }
        return try comparison(symbol, left, right)
    }

    private func comparison(
        _ symbol: CheckSymbol,
        _ left: CheckOperand,
        _ right: CheckOperand
    ) throws(CheckError) -> CheckOperand {
        let isReversed = left.isConstant && !right.isConstant
        let (subject, other) = isReversed ? (right, left) : (left, right)
        var display = CheckComparison.Display.number
        var unit = 1.0
        switch subject.type {
        case .text: display = .text
        case .time(let own):
            display = .time
            unit = other.unit?.factor ?? own
        case .number, .truth:
            if other.unit?.dimension == .percent {
                display = .percent
                unit = 0.01
            }
        }
        let comparison = CheckComparison(
            symbol: symbol,
            left: left.node,
            right: right.node,
            isReversed: isReversed,
            subject: source(subject.range),
            display: display,
            unit: unit
        )
        return try combined(.comparison(comparison), .truth, left, right)
    }

    private func arithmetic(
        _ symbol: CheckSymbol,
        _ left: CheckOperand,
        _ right: CheckOperand,
        type: CheckType
    ) throws(CheckError) -> CheckOperand {
        let text = source(left.range.lowerBound..<right.range.upperBound)
        return try combined(.arithmetic(symbol, left.node, right.node, text: text), type, left, right)
    }

    /// Both operands as times if one of them is: a bare number takes the unit of the other.
    ///
    /// A figure that counts something else has no unit to take: `errors < 1s` would hold up to a million of them.
    private func alike(
        _ left: CheckOperand,
        _ right: CheckOperand
    ) throws(CheckError) -> (CheckOperand, CheckOperand) {
        switch (left.type, right.type) {
        case (.time(let unit), .number): (left, try time(right, in: unit, beside: left))
        case (.number, .time(let unit)): (try time(left, in: unit, beside: right), right)
        default: (left, right)
        }
    }

    private func time(
        _ operand: CheckOperand,
        in unit: Double,
        beside other: CheckOperand
    ) throws(CheckError) -> CheckOperand {
        guard operand.isConstant, operand.unit?.dimension != .percent else {
            throw error(
                at: operand.range,
                "\(source(operand.range)) is no time, and \(source(other.range)) is one; compare like with like"
            )
        }
        var operand = operand
        operand.node = scaled(operand.node, by: unit)
        operand.type = .time(unit: unit)
        return operand
    }

    private func scaled(_ node: CheckNode, by factor: Double) -> CheckNode {
        factor == 1 ? node : .scaled(node, by: factor)
    }
}
