internal import Pacing

/// A text with places that each request fills anew, compiled once and filled without an allocation.
///
/// - `{{sequence}}`: the number of the request in its run, from 1.
/// - `{{random LOW HIGH}}`: a whole number from LOW to HIGH.
/// - `{{uuid}}`: a random UUID (RFC 9562, version 4).
/// - `{{open}}`: the two braces themselves.
///
/// Random parts follow from the seed of the run and the number of the request, so they are the same in every run.
struct TextTemplate: Sendable, Equatable {
    /// A piece of the text.
    enum Part: Sendable, Equatable, BitwiseCopyable {
        /// So many bytes from an offset in ``TextTemplate/literals``.
        case literal(offset: Int, count: Int)
        case sequence
        case random(low: Int64, high: Int64)
        case uuid
    }

    /// The most of a place that is none which an error shows.
    private static let mostShown = 40
    /// The most digits of a number, with its sign.
    private static let mostDigits = 20
    private static let uuidLength = 36

    let parts: [Part]
    /// The bytes of all literal parts, one after the other.
    let literals: [UInt8]

    /// Compiles a text; throws the place that is none of those.
    init(_ text: String) throws(LoadPlanError) {
        try self.init(Array(text.utf8))
    }

    /// Compiles the bytes of a text; throws the place that is none of those.
    init(_ text: [UInt8]) throws(LoadPlanError) {
        var parts: [Part] = []
        var literals: [UInt8] = []
        func add(_ bytes: ArraySlice<UInt8>) {
            guard !bytes.isEmpty else { return }
            parts.append(.literal(offset: literals.count, count: bytes.count))
            literals += bytes
        }
        var rest = text[...]
        while let open = Self.pair(of: UInt8(ascii: "{"), in: rest) {
            guard let close = Self.pair(of: UInt8(ascii: "}"), in: rest[(open + 2)...]) else {
                throw .template(String(decoding: rest[open...].prefix(Self.mostDigits), as: UTF8.self))
            }
            add(rest[..<open])
            let place = String(decoding: rest[(open + 2)..<close], as: UTF8.self)
            if let part = try Self.part(place) { parts.append(part) } else { add(rest[open..<(open + 2)]) }
            rest = rest[(close + 2)...]
        }
        add(rest)
        self.parts = parts
        self.literals = literals
    }

    /// Compiles a body, in which only text has places: what is not UTF-8 is sent as it is.
    init(body: [UInt8]) throws(LoadPlanError) {
        if String(validating: body, as: UTF8.self) != nil {
            try self.init(body)
        } else {
            self.init(literal: body)
        }
    }

    private init(literal bytes: [UInt8]) {
        parts = [.literal(offset: 0, count: bytes.count)]
        literals = bytes
    }

    /// Whether no request's text differs from another's.
    var isConstant: Bool {
        parts.allSatisfy { if case .literal = $0 { true } else { false } }
    }

    /// The most bytes that a request's text can have.
    var mostBytes: Int {
        parts.reduce(0) { sum, part in
            switch part {
            case .literal(_, let count): sum + count
            case .sequence, .random: sum + Self.mostDigits
            case .uuid: sum + Self.uuidLength
            }
        }
    }

    /// What the text of the first request is like.
    var example: String {
        var generator = SeededGenerator(seed: 1)
        return String(unsafeUninitializedCapacity: max(1, mostBytes)) { memory in
            memory.baseAddress.map { fill($0, sequence: 1, using: &generator) } ?? 0
        }
    }

    /// Writes a request's text into memory with room for ``mostBytes``, and returns how many bytes it has.
    func fill(_ memory: UnsafeMutablePointer<UInt8>, sequence: Int64, using generator: inout SeededGenerator) -> Int {
        literals.withUnsafeBufferPointer { literals in
            var end = memory
            for part in parts {
                switch part {
                case .literal(let offset, let count):
                    guard let base = literals.baseAddress else { continue }
                    end.update(from: base + offset, count: count)
                    end += count
                case .sequence: end = TextDigits.write(sequence, at: end)
                case .random(let low, let high):
                    end = TextDigits.write(Int64.random(in: low...high, using: &generator), at: end)
                case .uuid: end = TextDigits.writeUUID(generator.next(), generator.next(), at: end)
                }
            }
            return end - memory
        }
    }

    /// Where a byte stands twice in a row.
    private static func pair(of byte: UInt8, in text: ArraySlice<UInt8>) -> Int? {
        var rest = text
        while let index = rest.firstIndex(of: byte), index + 1 < text.endIndex {
            if text[index + 1] == byte { return index }
            rest = rest[(index + 1)...]
        }
        return nil
    }

    /// What a place stands for; `nil` for the braces themselves.
    private static func part(_ text: String) throws(LoadPlanError) -> Part? {
        let words = text.split(separator: " ")
        switch (words.first, words.count) {
        case ("open", 1): return nil
        case ("sequence", 1): return .sequence
        case ("uuid", 1): return .uuid
        case ("random", 3):
            guard let low = Int64(words[1]), let high = Int64(words[2]), low <= high else { break }
            return .random(low: low, high: high)
        default: break
        }
        throw .template(text.count > mostShown ? "{{\(text.prefix(mostShown))…" : "{{\(text)}}")
    }
}
