/// A text with gaps: what a foreign proxy's configuration file, arguments and environment are made from.
///
/// A subset of Mustache: `{{name}}` is a value; `{{#name}}…{{/name}}` repeats for each entry of a list, or stands where a
/// switch is on; `{{^name}}…{{/name}}` stands where it is off. Values may have several lines, each indented like the
/// first. A line that is left empty is dropped, so that tags may stand on lines of their own. Braces that are not doubled
/// mean nothing here.
struct ConfigurationTemplate: Equatable {
    private indirect enum Part: Equatable {
        case text(String)
        case value(String)
        case section(String, isInverted: Bool, [Part])
    }

    private let parts: [Part]

    /// A template from its text; throws a sentence where a tag is not closed, or closes what was not open.
    init(_ text: String) throws(ExperimentError) {
        var rest = text[...]
        parts = try Self.parts(of: &rest, until: nil)
    }

    /// The text that the template makes in a context; throws for a name that the context does not know.
    func render(in context: TemplateContext) throws(ExperimentError) -> String {
        var output = ""
        try Self.render(parts, in: context, into: &output)
        let lines = output.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        let end = output.hasSuffix("\n") && !lines.isEmpty ? "\n" : ""
        return lines.joined(separator: "\n") + end
    }

    private static func parts(of rest: inout Substring, until name: String?) throws(ExperimentError) -> [Part] {
        var parts: [Part] = []
        while let open = rest.firstRange(of: "{{") {
            parts.append(.text(String(rest[..<open.lowerBound])))
            guard let close = rest[open.upperBound...].firstRange(of: "}}") else {
                throw .usage("'{{\(rest[open.upperBound...].prefix(20))' has no '}}'; close it.")
            }
            var tag = rest[open.upperBound..<close.lowerBound]
            rest = rest[close.upperBound...]
            let sign = tag.first
            if sign == "#" || sign == "^" || sign == "/" { tag.removeFirst() }
            let inner = String(tag)
            switch sign {
            case "#", "^":
                parts.append(.section(inner, isInverted: sign == "^", try Self.parts(of: &rest, until: inner)))
            case "/":
                guard inner == name else { throw .usage("'{{/\(inner)}}' closes what '{{#\(inner)}}' did not open.") }
                return parts
            default: parts.append(.value(inner))
            }
        }
        if let name { throw .usage("'{{#\(name)}}' is never closed; write '{{/\(name)}}' after it.") }
        parts.append(.text(String(rest)))
        rest = ""
        return parts
    }

    private static func render(
        _ parts: [Part],
        in context: TemplateContext,
        into output: inout String
    ) throws(ExperimentError) {
        for part in parts {
            switch part {
            case .text(let text): output += text
            case .value(let name):
                let line = output.suffix(while: { $0 != "\n" })
                let indent = String(line.prefix { $0 == " " || $0 == "\t" })
                output += try context.value(name).replacing("\n", with: "\n\(indent)")
            case .section(let name, let isInverted, let inner):
                for context in try context.contexts(of: name, isInverted: isInverted) {
                    try render(inner, in: context, into: &output)
                }
            }
        }
    }
}

extension String {
    /// The longest end of the text whose characters all satisfy a predicate.
    fileprivate func suffix(while isIncluded: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, isIncluded(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
