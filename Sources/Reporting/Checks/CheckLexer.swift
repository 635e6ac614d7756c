/// Cuts a check's text into words.
struct CheckLexer {
    private let text: String
    private let characters: [Character]
    private var position = 0

    /// A lexer at the start of a text.
    init(_ text: String) {
        self.text = text
        characters = Array(text)
    }

    /// All words of the text, the last of them its end.
    static func tokens(of text: String) throws(CheckError) -> [CheckToken] {
        var lexer = CheckLexer(text)
        var tokens: [CheckToken] = []
        repeat { tokens.append(try lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private var rest: ArraySlice<Character> { characters[position...] }

    private mutating func next() throws(CheckError) -> CheckToken {
        position += rest.prefix(while: \.isWhitespace).count
        let start = position
        guard let first = rest.first else { return CheckToken(kind: .end, range: start..<start) }
        let kind: CheckToken.Kind
        if first.isDigit || (first == "." && rest.dropFirst().first?.isDigit == true) {
            kind = try number()
        } else if first.startsName {
            kind = word()
        } else if first == "'" || first == "\"" {
            kind = try string(until: first)
        } else {
            kind = try symbol()
        }
        return CheckToken(kind: kind, range: start..<position)
    }

    /// A decimal number and the unit behind it, between which a space may stand.
    private mutating func number() throws(CheckError) -> CheckToken.Kind {
        let start = position
        skip(while: \.isDigit)
        if rest.first == ".", rest.dropFirst().first?.isDigit == true {
            position += 1
            skip(while: \.isDigit)
        }
        skipExponent()
        guard let value = Double(String(characters[start..<position])), value.isFinite else {
            throw error(at: start, "this number is too large")
        }
        return .number(value, try unit())
    }

    /// `e`, a sign or none, and digits; `e` alone is a unit, and not one that there is.
    private mutating func skipExponent() {
        guard let mark = rest.first, mark == "e" || mark == "E" else { return }
        let signs = rest.dropFirst().prefix(1).filter { $0 == "+" || $0 == "-" }.count
        guard rest.dropFirst(1 + signs).first?.isDigit == true else { return }
        position += 1 + signs
        skip(while: \.isDigit)
    }

    private mutating func unit() throws(CheckError) -> CheckUnit? {
        let spaces = rest.prefix(while: \.isWhitespace).count
        let name =
            rest.dropFirst(spaces).first == "%" ? "%" : String(rest.dropFirst(spaces).prefix(while: \.continuesName))
        if let unit = CheckUnit.named(name) {
            position += spaces + name.count
            return unit
        }
        guard spaces == 0, !name.isEmpty else { return nil }
        let known = CheckUnit.all.map(\.name).filter { $0 != "µs" }.joined(separator: ", ")
        throw error(at: position, "'\(name)' is no unit; the units are \(known)")
    }

    private mutating func word() -> CheckToken.Kind {
        let start = position
        skip(while: \.continuesName)
        while rest.first == ".", rest.dropFirst().first?.continuesName == true {
            position += 1
            skip(while: \.continuesName)
        }
        let name = String(characters[start..<position])
        return CheckSymbol.words[name].map(CheckToken.Kind.symbol) ?? .word(name)
    }

    private mutating func string(until mark: Character) throws(CheckError) -> CheckToken.Kind {
        let content = rest.dropFirst().prefix { $0 != mark }
        guard content.endIndex < characters.endIndex else {
            throw error(at: position, "the text in quotation marks has no end")
        }
        position = content.endIndex + 1
        return .string(String(content))
    }

    private mutating func symbol() throws(CheckError) -> CheckToken.Kind {
        for symbol in CheckSymbol.allCases where rest.starts(with: symbol.rawValue) {
            position += symbol.rawValue.count
            return .symbol(symbol)
        }
        switch characters[position] {
        case "=": throw error(at: position, "'=' is no operator; '==' compares")
        case "&": throw error(at: position, "'&' is no operator; '&&' or 'and' joins two conditions")
        case "|": throw error(at: position, "'|' is no operator; '||' or 'or' joins two conditions")
        default: throw error(at: position, "'\(characters[position])' has no meaning in a check")
        }
    }

    private mutating func skip(while belongs: (Character) -> Bool) {
        position += rest.prefix(while: belongs).count
    }

    private func error(at position: Int, _ problem: String) -> CheckError {
        CheckError(expression: text, position: position + 1, problem: problem)
    }
}

extension Character {
    fileprivate var isDigit: Bool { isASCII && isNumber }
    fileprivate var startsName: Bool { (isASCII && isLetter) || self == "_" }
    fileprivate var continuesName: Bool { startsName || isDigit || self == "µ" }
}
