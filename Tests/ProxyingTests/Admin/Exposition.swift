/// A strict reader of Prometheus' text exposition format 0.0.4: what `promtool check metrics` would complain of, it
/// throws.
struct Exposition {
    struct Sample: Equatable {
        var name: String
        var labels: [String: String]
        var value: Double
    }

    struct Family {
        var help: String?
        var type: String?
        var samples: [Sample] = []
    }

    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    private(set) var families: [String: Family] = [:]

    /// Reads a whole page.
    init(_ text: String) throws(Fault) {
        guard text.hasSuffix("\n") else { throw Fault(description: "the last line has no end") }
        var current = ""
        for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
            if line.hasPrefix("# ") {
                let words = line.split(separator: " ", maxSplits: 3).map(String.init)
                guard words.count == 4, Exposition.isName(words[2], colons: true) else { throw fault(line) }
                if words[1] == "HELP" {
                    guard families[words[2]] == nil else { throw fault(line, "the family is split") }
                    current = words[2]
                    families[current] = Family(help: words[3])
                } else {
                    guard words[1] == "TYPE", words[2] == current, families[current]?.type == nil else {
                        throw fault(line)
                    }
                    guard ["counter", "gauge", "histogram"].contains(words[3]) else { throw fault(line) }
                    families[current]?.type = words[3]
                }
            } else {
                let sample = try Exposition.sample(line)
                try check(sample, in: current, line)
                families[current]?.samples.append(sample)
            }
        }
        for (name, family) in families { try Exposition.check(name, family) }
    }

    /// The value of the one sample that has these labels, and perhaps others.
    func value(_ name: String, _ labels: [String: String] = [:]) -> Double? {
        let family = families[name] ?? families.first { name.hasPrefix($0.key + "_") }?.value
        let found = family?.samples.filter { sample in
            sample.name == name && labels.allSatisfy { sample.labels[$0.key] == $0.value }
        }
        return found?.count == 1 ? found?.first?.value : nil
    }

    private func fault(_ line: Substring, _ why: String = "it is no line of the format") -> Fault {
        Fault(description: "\(why): \(line)")
    }

    private func check(_ sample: Sample, in name: String, _ line: Substring) throws(Fault) {
        guard let family = families[name], let type = family.type else { throw fault(line, "it has no TYPE") }
        let suffixes = type == "histogram" ? ["_bucket", "_sum", "_count"] : [""]
        guard suffixes.contains(where: { name + $0 == sample.name }) else { throw fault(line, "it is of no family") }
        guard !family.samples.contains(where: { $0.name == sample.name && $0.labels == sample.labels }) else {
            throw fault(line, "it is there twice")
        }
        guard (sample.labels["le"] != nil) == sample.name.hasSuffix("_bucket") else {
            throw fault(line, "le is reserved")
        }
    }

    /// The conventions that promtool holds a family to.
    private static func check(_ name: String, _ family: Family) throws(Fault) {
        func require(_ holds: Bool, _ why: String) throws(Fault) {
            if !holds { throw Fault(description: "\(name): \(why)") }
        }
        try require(family.type != nil && family.help?.isEmpty == false, "HELP and TYPE are needed")
        try require(!family.samples.isEmpty, "it has no sample")
        try require((family.type == "counter") == name.hasSuffix("_total"), "counters, and they alone, end in _total")
        try require(!name.contains("milli") && !name.hasSuffix("_ms") && !name.hasSuffix("_us"), "base units")
        let counts = family.samples.filter { $0.name.hasSuffix("_bucket") }.map(\.value)
        guard family.type == "histogram" else { return }
        let bounds = family.samples.compactMap { $0.labels["le"] }
        try require(bounds.last == "+Inf", "the last bucket is +Inf")
        let numbers = bounds.dropLast().compactMap { Double($0) }
        try require(numbers.count == bounds.count - 1 && numbers == numbers.sorted(), "buckets ascend")
        try require(counts == counts.sorted(), "buckets are cumulative")
        let count = family.samples.first { $0.name == name + "_count" }?.value
        try require(count == counts.last && family.samples.contains { $0.name == name + "_sum" }, "count is the last")
    }

    private static func isName(_ text: some StringProtocol, colons: Bool) -> Bool {
        guard let first = text.utf8.first, !(0x30...0x39).contains(first) else { return false }
        return text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                || byte == 0x5F || colons && byte == 0x3A
        }
    }

    private static func sample(_ line: Substring) throws(Fault) -> Sample {
        let fault = Fault(description: "it is no sample: \(line)")
        let name = line.prefix { $0 != "{" && $0 != " " }
        var rest = line.dropFirst(name.count)
        guard isName(name, colons: true) else { throw fault }
        var labels: [String: String] = [:]
        if rest.first == "{" {
            rest = rest.dropFirst()
            while rest.first != "}" {
                let label = rest.prefix { $0 != "=" }
                rest = rest.dropFirst(label.count)
                guard isName(label, colons: false), rest.hasPrefix("=\""), labels[String(label)] == nil else {
                    throw fault
                }
                rest = rest.dropFirst(2)
                labels[String(label)] = try value(&rest, fault)
                guard rest.first == "," || rest.first == "}" else { throw fault }
                if rest.first == "," { rest = rest.dropFirst() }
            }
            rest = rest.dropFirst()
        }
        guard rest.first == " ", let number = Double(rest.dropFirst()), !number.isNaN else { throw fault }
        return Sample(name: String(name), labels: labels, value: number)
    }

    /// A quoted value, up to and with its closing quote.
    private static func value(_ rest: inout Substring, _ fault: Fault) throws(Fault) -> String {
        var value = ""
        while let character = rest.popFirst() {
            switch character {
            case "\"": return value
            case "\\":
                guard let escaped = rest.popFirst(), let plain = ["\\": "\\", "\"": "\"", "n": "\n"][escaped] else {
                    throw fault
                }
                value += plain
            default: value.append(character)
            }
        }
        throw fault
    }
}
