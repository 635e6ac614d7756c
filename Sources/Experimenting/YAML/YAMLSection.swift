internal import Pacing
internal import Yams

/// A mapping of a YAML file that knows its file and lines: every error it throws points at one.
///
/// `Key` lists the legal keys; any other is refused when the section is made.
struct YAMLSection<Key: RawRepresentable<String> & CaseIterable> {
    private let file: String
    private let line: Int
    private var nodes: [String: (line: Int, node: Node)] = [:]

    /// The mapping that a whole file is; `nil` where the file has no content.
    ///
    /// Throws ``ExperimentError/usage(_:)`` when the text is not YAML, or the mapping has other keys than the legal ones.
    init?(document: String, file: String) throws {
        let node: Node?
        do {
            node = try Yams.compose(yaml: document)
        } catch let error as YamlError {
            let sentence = "\(error)".split(whereSeparator: \.isNewline).joined(separator: " ")
            throw ExperimentError.usage("\(file) is not YAML: \(sentence).")
        }
        guard let node else { return nil }
        try self.init(node, file: file)
    }

    /// A node as a mapping of legal keys.
    init(_ node: Node, file: String) throws {
        self.file = file
        line = node.mark?.line ?? 1
        guard let mapping = node.mapping else {
            throw ExperimentError.usage("\(file):\(line): write 'key: value' lines here, with the keys \(Self.legal).")
        }
        for (key, value) in mapping {
            let line = key.mark?.line ?? line
            guard let name = key.string, Key(rawValue: name) != nil else {
                throw ExperimentError.usage(
                    "\(file):\(line): unknown key '\(key.string ?? "?")'; the legal keys are \(Self.legal)."
                )
            }
            nodes[name] = (line, value)
        }
    }

    private static var legal: String { Key.allCases.map(\.rawValue).joined(separator: ", ") }

    /// Whether a key is given.
    func has(_ key: Key) -> Bool { nodes[key.rawValue] != nil }

    /// An error that points at a key's line, or at the section where the key is missing.
    func failure(_ key: Key, _ sentence: String) -> ExperimentError {
        .usage("\(file):\(nodes[key.rawValue]?.line ?? line): \(key.rawValue): \(sentence)")
    }

    /// A key's scalar as text.
    func text(_ key: Key) throws -> String? {
        guard let node = nodes[key.rawValue]?.node else { return nil }
        guard let text = node.scalar?.string else { throw failure(key, "give a single value.") }
        return text
    }

    /// A key's scalar, read by a parser whose errors are sentences.
    func value<Value>(_ key: Key, _ read: (String) throws -> Value) throws -> Value? {
        guard let text = try text(key) else { return nil }
        return try reading(key) { try read(text) }
    }

    /// Whatever makes a value of a key, with errors that are sentences.
    func reading<Value>(_ key: Key, _ read: () throws -> Value) throws -> Value {
        do {
            return try read()
        } catch {
            throw failure(key, "\(error)")
        }
    }

    /// A key's whole number.
    func count(_ key: Key, atLeast least: Int = 1) throws -> Int? {
        try count(key, in: least...Int.max)
    }

    /// A key's whole number from a range.
    func count(_ key: Key, in range: ClosedRange<Int>) throws -> Int? {
        guard let text = try text(key) else { return nil }
        guard let count = Int(text), range.contains(count) else {
            let end = range.upperBound == .max ? "" : " to \(range.upperBound)"
            throw failure(key, "'\(text)' is not a whole number from \(range.lowerBound)\(end).")
        }
        return count
    }

    /// A key's yes or no.
    func isTrue(_ key: Key) throws -> Bool? {
        guard let text = try text(key) else { return nil }
        guard let value = Bool(text) else { throw failure(key, "'\(text)' is neither true nor false.") }
        return value
    }

    /// A key's share, from 0 to 1.
    func share(_ key: Key) throws -> Double? {
        guard let text = try text(key) else { return nil }
        guard let share = Double(text), (0...1).contains(share) else {
            throw failure(key, "'\(text)' is not a share from 0 to 1.")
        }
        return share
    }

    /// A key's number, above 0 unless 0 is allowed.
    func number(_ key: Key, zeroAllowed: Bool = false) throws -> Double? {
        guard let text = try text(key) else { return nil }
        guard let number = Double(text), number.isFinite, number > 0 || (zeroAllowed && number == 0) else {
            throw failure(key, "'\(text)' is not a number \(zeroAllowed ? "from" : "above") 0.")
        }
        return number
    }

    /// A key's duration in nanoseconds, above 0 unless 0 is allowed.
    func duration(_ key: Key, zeroAllowed: Bool = false) throws -> Int64? {
        guard let duration = try value(key, { try DurationText.nanoseconds($0) }) else { return nil }
        guard duration > 0 || zeroAllowed else {
            throw failure(key, "'\(try text(key) ?? "")' is not above zero; give a duration such as 5ms or 10s.")
        }
        return duration
    }

    /// A key's texts: a sequence, or one scalar.
    func texts(_ key: Key) throws -> [String] {
        guard let node = nodes[key.rawValue]?.node else { return [] }
        if let text = node.scalar?.string { return [text] }
        guard let sequence = node.sequence else { throw failure(key, "give a value or a list of values.") }
        return try sequence.map { node in
            guard let text = node.scalar?.string else { throw failure(key, "give a list of single values.") }
            return text
        }
    }

    /// A key's mapping.
    func section<Inner>(_ key: Key, of keys: Inner.Type) throws -> YAMLSection<Inner>? {
        try nodes[key.rawValue].map { try YAMLSection<Inner>($0.node, file: file) }
    }

    /// A key's list of mappings.
    func sections<Inner>(_ key: Key, of keys: Inner.Type) throws -> [YAMLSection<Inner>]? {
        guard let node = nodes[key.rawValue]?.node else { return nil }
        guard let sequence = node.sequence else { throw failure(key, "give a list of entries, each after a dash.") }
        return try sequence.map { try YAMLSection<Inner>($0, file: file) }
    }

    /// Whether a key holds a list.
    func isList(_ key: Key) -> Bool { nodes[key.rawValue]?.node.sequence != nil }
}
