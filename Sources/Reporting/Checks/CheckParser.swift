/// Reads a check by recursive descent; `docs/checks.md` has the grammar, a method here for each of its lines.
struct CheckParser {
    /// How deep parentheses, functions and signs may be nested.
    static let deepestNesting = 64
    /// How many characters a check may have.
    static let longestText = 4096

    private let text: String
    private let tokens: [CheckToken]
    private let typing: CheckTyping
    private let vocabulary: CheckVocabulary
    private var index = 0
    private var depth = 0

    /// The tree of a text, with names out of a vocabulary.
    static func parse(_ text: String, _ vocabulary: CheckVocabulary) throws(CheckError) -> CheckNode {
        guard text.count <= longestText else {
            throw CheckError(
                expression: String(text.prefix(20)) + "…",
                position: longestText + 1,
                problem: "a check has at most \(longestText) characters; make several of it"
            )
        }
        var parser = CheckParser(text: text, tokens: try CheckLexer.tokens(of: text), vocabulary: vocabulary)
        let whole = try parser.list()
        guard parser.token.kind == .end else {
            throw parser.unexpected("an operator or the end")
        }
        return try parser.typing.condition(whole).node
    }

    private init(text: String, tokens: [CheckToken], vocabulary: CheckVocabulary) {
        self.text = text
        self.tokens = tokens
        self.vocabulary = vocabulary
        typing = CheckTyping(text: text)
    }

    private var token: CheckToken { tokens[index] }

    // list = either { "," either }
    private mutating func list() throws(CheckError) -> CheckOperand {
        var left = try either()
        while take(.comma) { left = try typing.joined(left, and: try either(), by: .and) }
        return left
    }

    // either = both { ("or" | "||") both }
    private mutating func either() throws(CheckError) -> CheckOperand {
        var left = try both()
        while take(.or) { left = try typing.joined(left, and: try both(), by: .or) }
        return left
    }

    // both = negation { ("and" | "&&") negation }
    private mutating func both() throws(CheckError) -> CheckOperand {
        var left = try negation()
        while take(.and) { left = try typing.joined(left, and: try negation(), by: .and) }
        return left
    }

    // negation = ("not" | "!") negation | comparison
    private mutating func negation() throws(CheckError) -> CheckOperand {
        let start = token.range.lowerBound
        guard take(.not) else { return try comparison() }
        return try nested { parser throws(CheckError) in
            try parser.typing.negated(try parser.negation(), from: start)
        }
    }

    // comparison = term [ ("<" | "<=" | ">" | ">=" | "==" | "!=") term ]
    private mutating func comparison() throws(CheckError) -> CheckOperand {
        let left = try term()
        guard case .symbol(let symbol) = token.kind, CheckSymbol.comparisons.contains(symbol) else { return left }
        index += 1
        return try typing.compared(left, to: try term(), by: symbol)
    }

    // term = factor { ("+" | "-") factor }
    private mutating func term() throws(CheckError) -> CheckOperand {
        var left = try factor()
        while case .symbol(let symbol) = token.kind, symbol == .plus || symbol == .minus {
            index += 1
            left = try typing.added(left, try factor(), by: symbol)
        }
        return left
    }

    // factor = signed { ("*" | "/") signed }
    private mutating func factor() throws(CheckError) -> CheckOperand {
        var left = try signed()
        while case .symbol(let symbol) = token.kind, symbol == .times || symbol == .over {
            index += 1
            let right = try signed()
            left = symbol == .times ? try typing.multiplied(left, right) : try typing.divided(left, right)
        }
        return left
    }

    // signed = "-" signed | operand
    private mutating func signed() throws(CheckError) -> CheckOperand {
        let start = token.range.lowerBound
        guard take(.minus) else { return try operand() }
        return try nested { parser throws(CheckError) in
            try parser.typing.opposite(of: try parser.signed(), from: start)
        }
    }

    // operand = number [unit] | "text" | name | function "(" list ")" | "(" list ")"
    private mutating func operand() throws(CheckError) -> CheckOperand {
        let here = token
        switch here.kind {
        case .number(let value, let unit):
            index += 1
            return typing.number(value, unit, at: here.range)
        case .string(let text):
            index += 1
            return typing.string(text, at: here.range)
        case .word(let name):
            index += 1
            return token.kind == .symbol(.open) ? try call(name, at: here.range) : self.name(name, at: here.range)
        case .symbol(.open):
            return try nested { parser throws(CheckError) in try parser.enclosed() }
        default:
            throw unexpected("a figure, a number or '('")
        }
    }

    private mutating func enclosed() throws(CheckError) -> CheckOperand {
        let start = token.range.lowerBound
        index += 1
        var inner = try list()
        guard take(.close) else { throw unexpected("an operator or ')'") }
        inner.range = start..<tokens[index - 1].range.upperBound
        return inner
    }

    private mutating func call(_ name: String, at range: Range<Int>) throws(CheckError) -> CheckOperand {
        guard let function = CheckFunction(rawValue: name) else {
            let known = CheckFunction.allCases.map(\.rawValue).joined(separator: ", ")
            throw typing.error(at: range, "there is no function '\(name)'; the functions are \(known)")
        }
        let argument = try nested { parser throws(CheckError) in try parser.enclosed() }
        return try typing.called(function, of: argument, from: range.lowerBound)
    }

    private func name(_ name: String, at range: Range<Int>) -> CheckOperand {
        if let figure = vocabulary.figure(named: name) {
            return CheckOperand(node: .figure(figure), type: figure.type, range: range, list: figure.list)
        }
        var word = typing.string(name, at: range)
        word.unknownName = typing.error(at: range, vocabulary.advice(for: name))
        return word
    }

    private mutating func nested(
        _ body: (inout CheckParser) throws(CheckError) -> CheckOperand
    ) throws(CheckError) -> CheckOperand {
        guard depth < Self.deepestNesting else {
            throw typing.error(at: token.range, "a check is nested at most \(Self.deepestNesting) deep")
        }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    private mutating func take(_ symbol: CheckSymbol) -> Bool {
        guard token.kind == .symbol(symbol) else { return false }
        index += 1
        return true
    }

    private func unexpected(_ expected: String) -> CheckError {
        if token.kind == .end { return typing.error(at: token.range, "expected \(expected), and the expression ends") }
        return typing.error(at: token.range, "expected \(expected), not '\(typing.source(token.range))'")
    }
}
