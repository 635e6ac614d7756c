internal import Experimenting
internal import Pacing

/// Reads flag values: each returns the value or fails with a sentence that names the flag, the value and the remedy.
enum ArgumentValue {
    /// A whole number from `range`.
    static func count(_ text: String, flag: String, in range: ClosedRange<Int>, of what: String) throws -> Int {
        guard let value = Int(text), range.contains(value) else {
            let limits =
                range.upperBound == .max
                ? "\(range.lowerBound) or more" : "from \(range.lowerBound) to \(range.upperBound)"
            throw CommandFailure.usage("\(flag) \(text): give a whole number of \(what), \(limits).")
        }
        return value
    }

    /// A duration in nanoseconds, above zero unless `zeroAllowed`.
    static func duration(_ text: String, flag: String, zeroAllowed: Bool = false) throws -> Int64 {
        let value = try specification(flag: flag) { () throws(SpecificationError) in
            try DurationText.nanoseconds(text)
        }
        guard value > 0 || zeroAllowed else {
            throw CommandFailure.usage("\(flag) \(text): give a duration above zero, such as 500ms, 10s or 2m.")
        }
        return value
    }

    /// A rate in requests per second, above zero.
    static func rate(_ text: String, flag: String) throws -> Double {
        try specification(flag: flag) { () throws(SpecificationError) in try RateText.perSecond(text) }
    }

    /// The path of a request, which goes into its first line as it is.
    static func path(_ text: String, flag: String, example: String) throws -> String {
        guard text.hasPrefix("/"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw CommandFailure.usage("\(flag) \(text): give a path, such as \(example).")
        }
        return text
    }

    /// A share from 0 to 1.
    static func share(_ text: String, flag: String) throws -> Double {
        guard let value = Double(text), value >= 0, value <= 1 else {
            throw CommandFailure.usage("\(flag) \(text): give a share from 0 to 1, such as 0.05.")
        }
        return value
    }

    /// A seed: any whole number from 0.
    static func seed(_ text: String) throws -> UInt64 {
        guard let value = UInt64(text) else {
            throw CommandFailure.usage("--seed \(text): give a whole number, 0 or more.")
        }
        return value
    }

    /// An address.
    static func address(_ text: String, flag: String) throws -> HostPort {
        do {
            return try HostPort(parsing: text)
        } catch {
            throw CommandFailure.usage("\(flag): \(error)")
        }
    }

    /// Any specification whose error is a sentence already.
    static func specification<Value, Failure: Error>(
        flag: String,
        _ read: () throws(Failure) -> Value
    ) throws -> Value {
        do {
            return try read()
        } catch {
            throw CommandFailure.usage("\(flag): \(error)")
        }
    }

    /// Fails if two flags are given that exclude each other.
    static func exclusive(_ first: (flag: String, given: Bool), _ second: (flag: String, given: Bool), because: String)
        throws
    {
        if first.given, second.given {
            throw CommandFailure.usage("\(first.flag) and \(second.flag) contradict each other: \(because).")
        }
    }
}
