/// A JSON text (RFC 8259) as a value whose objects keep the order of their members.
enum JSONValue: Equatable, Sendable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case unsigned(UInt64)
    case number(Double)
    case string(String)
    case array([JSONValue])
    case object([(String, JSONValue)])

    /// Equal values are written alike.
    static func == (left: JSONValue, right: JSONValue) -> Bool { left.text() == right.text() }

    /// A number that may not be known.
    static func optional(_ value: Double?) -> JSONValue { value.map(JSONValue.number) ?? .null }

    /// The value as text: members and elements on lines of their own, two spaces a level.
    ///
    /// Numbers are written in the shortest form that reads back to the same value, whole ones without a point. JSON
    /// has no word for what is not finite; that becomes `null`.
    func text(indent: String = "") -> String {
        let inner = indent + "  "
        switch self {
        case .null: return "null"
        case .boolean(let value): return value ? "true" : "false"
        case .integer(let value): return String(value)
        case .unsigned(let value): return String(value)
        case .number(let value): return Self.text(of: value)
        case .string(let value): return Self.quoted(value)
        case .array(let elements):
            return Self.enclosed("[", elements.map { inner + $0.text(indent: inner) }, "]", indent)
        case .object(let members):
            let lines = members.map { name, value in "\(inner)\(Self.quoted(name)): \(value.text(indent: inner))" }
            return Self.enclosed("{", lines, "}", indent)
        }
    }

    private static func enclosed(_ open: String, _ lines: [String], _ close: String, _ indent: String) -> String {
        lines.isEmpty ? open + close : "\(open)\n\(lines.joined(separator: ",\n"))\n\(indent)\(close)"
    }

    private static func text(of value: Double) -> String {
        guard value.isFinite else { return "null" }
        if value == value.rounded(), value.magnitude < 0x1p53 { return String(Int64(value)) }
        return value.description
    }

    /// The string in quotes; quotation mark, backslash and control characters are escaped (RFC 8259 section 7).
    private static func quoted(_ string: String) -> String {
        var text = "\""
        for scalar in string.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\n": text += "\\n"
            case "\r": text += "\\r"
            case "\t": text += "\\t"
            case ..<" ":
                let digits = String(scalar.value, radix: 16)
                text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text + "\""
    }
}
