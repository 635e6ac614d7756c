/// Puts the parts of a check together where their types fit, and says why where they do not.
///
/// Times are computed in microseconds. A bare number beside a time is in the figure's own unit, which its name tells:
/// `latency_us.p99 < 20000` and `run.duration_s >= 10`.
struct CheckTyping {
    private let characters: [Character]
    private let text: String

    /// The typing of the parts of a text.
    init(text: String) {
        self.text = text
        characters = Array(text)
    }

    /// What stands at some characters.
    func source(_ range: Range<Int>) -> String { String(characters[range]) }

    /// An error at the first of some characters.
    func error(at range: Range<Int>, _ problem: String) -> CheckError {
        CheckError(expression: text, position: range.lowerBound + 1, problem: problem)
    }

    /// A number, perhaps with a unit.
    func number(_ value: Double, _ unit: CheckUnit?, at range: Range<Int>) -> CheckOperand {
        CheckOperand(
            node: .number(value * (unit?.factor ?? 1)),
            type: unit?.dimension == .time ? .time(unit: 1) : .number,
            range: range,
            unit: unit,
            isConstant: true
        )
    }

    /// A text to compare with.
    func string(_ text: String, at range: Range<Int>) -> CheckOperand {
        CheckOperand(node: .text(text), type: .text(choices: []), range: range, isConstant: true)
    }

    /// The operand, if it is a condition.
    func condition(_ operand: CheckOperand) throws(CheckError) -> CheckOperand {
        if let unknown = operand.unknownName { throw unknown }
        guard operand.type == .truth else {
            throw error(
                at: operand.range,
                "expected a condition such as p99 < 20ms; \(source(operand.range)) is \(operand.type.words)"
            )
        }
        if let list = operand.list { throw outsideFunction(operand, list) }
        return operand
    }

    /// Two conditions as one.
    func joined(
        _ left: CheckOperand,
        and right: CheckOperand,
        by symbol: CheckSymbol
    ) throws(CheckError) -> CheckOperand {
        let (left, right) = (try inner(left), try inner(right))
        let node: CheckNode = symbol == .and ? .and(left.node, right.node) : .or(left.node, right.node)
        return try combined(node, .truth, left, right)
    }

    /// The contrary of a condition that starts after its operator at `start`.
    func negated(_ operand: CheckOperand, from start: Int) throws(CheckError) -> CheckOperand {
        var operand = try inner(operand)
        operand.node = .not(operand.node)
        operand.range = start..<operand.range.upperBound
        return operand
    }

    /// A number with the other sign.
    func opposite(of operand: CheckOperand, from start: Int) throws(CheckError) -> CheckOperand {
        var operand = try numeric(operand)
        operand.node = .scaled(operand.node, by: -1)
        operand.range = start..<operand.range.upperBound
        return operand
    }

    /// A function over the elements of the list that its argument is about.
    func called(
        _ function: CheckFunction,
        of argument: CheckOperand,
        from start: Int
    ) throws(CheckError) -> CheckOperand {
        let argument = function.takesConditions ? try inner(argument) : try numeric(argument)
        guard let list = argument.list else {
            let example = function.takesConditions ? "backends.errors == 0" : "backends.p99_us"
            throw error(at: argument.range, "\(function.rawValue)() needs a figure of each backend, such as \(example)")
        }
        let type: CheckType =
            switch function {
            case .all, .any: .truth
            case .count: .number
            case .max, .min, .sum: argument.type
            }
        return CheckOperand(
            node: .call(function, list: list, argument.node),
            type: type,
            range: start..<argument.range.upperBound
        )
    }

    /// Both operands in one tree; they may be about the elements of one list only.
    func combined(
        _ node: CheckNode,
        _ type: CheckType,
        _ left: CheckOperand,
        _ right: CheckOperand
    ) throws(CheckError) -> CheckOperand {
        if let first = left.list, let second = right.list, first != second {
            throw error(at: right.range, "\(first) and \(second) are different lists; ask of one at a time")
        }
        return CheckOperand(
            node: node,
            type: type,
            range: left.range.lowerBound..<right.range.upperBound,
            list: left.list ?? right.list,
            isConstant: left.isConstant && right.isConstant
        )
    }

    /// The operand, if one can compute with it.
    func numeric(_ operand: CheckOperand) throws(CheckError) -> CheckOperand {
        if let unknown = operand.unknownName { throw unknown }
        guard operand.type.isNumeric else {
            throw error(
                at: operand.range,
                "expected a number or a time; \(source(operand.range)) is \(operand.type.words)"
            )
        }
        return operand
    }

    /// A condition, perhaps one about the elements of a list.
    private func inner(_ operand: CheckOperand) throws(CheckError) -> CheckOperand {
        guard operand.list != nil, operand.type == .truth else { return try condition(operand) }
        return operand
    }

    private func outsideFunction(_ operand: CheckOperand, _ list: String) -> CheckError {
        let functions = CheckFunction.allCases.map { "\($0.rawValue)()" }.joined(separator: ", ")
        return error(at: operand.range, "each of the \(list) has a figure here; say which with one of \(functions)")
    }
}
