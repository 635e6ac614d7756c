extension CheckNode {
    /// What this part comes to over a run's figures, or over one element of a list.
    ///
    /// A missing value makes everything missing that depends on it: `and` with something false and `or` with something
    /// true do not (Kleene's three-valued logic), so `backends.requests == 0 or backends.p99_us < 5ms` can be said.
    func value(over figures: CheckFigures, element: JSONValue? = nil) -> CheckValue {
        switch self {
        case .number(let value): .number(value)
        case .text(let text): .text(text)
        case .figure(let figure): figures.value(of: figure, in: figure.list == nil ? nil : element)
        case .scaled(let node, let factor): node.value(over: figures, element: element).times(factor)
        case .arithmetic(let symbol, let left, let right, let text):
            Self.computed(
                symbol,
                left.value(over: figures, element: element),
                right.value(over: figures, element: element),
                text
            )
        case .comparison(let comparison): comparison.value(over: figures, element: element)
        case .not(let node): node.value(over: figures, element: element).contrary
        case .and(let left, let right):
            Self.joined(left.value(over: figures, element: element), decisive: false) {
                right.value(over: figures, element: element)
            }
        case .or(let left, let right):
            Self.joined(left.value(over: figures, element: element), decisive: true) {
                right.value(over: figures, element: element)
            }
        case .call(let function, let list, let node): function.value(of: node, list: list, figures)
        }
    }

    private static func computed(
        _ symbol: CheckSymbol,
        _ left: CheckValue,
        _ right: CheckValue,
        _ text: String
    ) -> CheckValue {
        if case .missing = left { return left }
        if case .missing = right { return right }
        guard case .number(let left) = left, case .number(let right) = right else {
            return .missing("\(text) is not a number")
        }
        let result =
            switch symbol {
            case .plus: left + right
            case .minus: left - right
            case .times: left * right
            default: left / right
            }
        return result.isFinite ? .number(result) : .missing("\(text) is not a number")
    }

    /// `and` where false is decisive, `or` where true is.
    private static func joined(_ left: CheckValue, decisive: Bool, _ right: () -> CheckValue) -> CheckValue {
        if left == .truth(decisive) { return left }
        let right = right()
        if right == .truth(decisive) { return right }
        if case .missing = left { return left }
        return right
    }
}

extension CheckComparison {
    /// Whether the comparison holds.
    func value(over figures: CheckFigures, element: JSONValue?) -> CheckValue {
        let (left, right) = (left.value(over: figures, element: element), right.value(over: figures, element: element))
        switch (left, right) {
        case (.missing, _): return left
        case (_, .missing): return right
        case (.number(let left), .number(let right)): return .truth(holds(left, right))
        default: return .truth((left == right) == (symbol == .equal))
        }
    }

    private func holds(_ left: Double, _ right: Double) -> Bool {
        switch symbol {
        case .less: left < right
        case .lessOrEqual: left <= right
        case .greater: left > right
        case .greaterOrEqual: left >= right
        case .notEqual: left != right
        default: left == right
        }
    }
}

extension CheckFunction {
    /// The function over the elements of a list.
    func value(of node: CheckNode, list: String, _ figures: CheckFigures) -> CheckValue {
        guard let elements = figures.elements(of: list) else { return .missing("none of the \(list) is known") }
        let values = elements.map { node.value(over: figures, element: $0) }
        if self == .all, values.contains(.truth(false)) { return .truth(false) }
        if self == .any, values.contains(.truth(true)) { return .truth(true) }
        for case .missing(let reason) in values { return .missing(reason) }
        let numbers = values.compactMap { value -> Double? in
            if case .number(let number) = value { number } else { nil }
        }
        switch self {
        case .all: return .truth(true)
        case .any: return .truth(false)
        case .count: return .number(Double(values.count { $0 == .truth(true) }))
        case .sum: return .number(numbers.reduce(0, +))
        case .max: return numbers.max().map(CheckValue.number) ?? .missing("there are no \(list)")
        case .min: return numbers.min().map(CheckValue.number) ?? .missing("there are no \(list)")
        }
    }
}

extension CheckValue {
    fileprivate var contrary: CheckValue {
        if case .truth(let holds) = self { .truth(!holds) } else { self }
    }

    fileprivate func times(_ factor: Double) -> CheckValue {
        if case .number(let number) = self { .number(number * factor) } else { self }
    }
}
