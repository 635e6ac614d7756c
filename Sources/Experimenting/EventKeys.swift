internal import Measuring

/// The `key=value` words that the detail of an event begins with; the first other word ends them.
struct EventKeys {
    private var values: [Substring: Substring] = [:]

    /// The keys of a detail; `nil` where it begins otherwise.
    init?(_ detail: String?) {
        for word in (detail ?? "").split(separator: " ") {
            guard let equals = word.firstIndex(of: "=") else { break }
            values[word[..<equals]] = word[word.index(after: equals)...]
        }
        if values.isEmpty { return nil }
    }

    /// What follows the keys of a detail: the words for people.
    static func sentence(after detail: String?) -> String {
        (detail ?? "").split(separator: " ").drop { $0.contains("=") }.joined(separator: " ")
    }

    /// The value of a key.
    subscript(key: Substring) -> Substring? { values[key] }

    /// When among the picks it was.
    var moment: PickMoment? {
        guard let picks = values["pick"].flatMap({ Int64($0) }) else { return nil }
        return PickMoment(picks: picks, change: values["change"].flatMap { UInt64($0) } ?? 0)
    }
}
