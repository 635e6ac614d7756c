/// A figure or specification that cannot be read, as one sentence with the value and the legal forms.
public enum SpecificationError: Error, Sendable, Equatable, CustomStringConvertible {
    /// The text is not a duration.
    case duration(String)
    /// The text is not a rate.
    case rate(String)
    /// No distribution has this name; `forms` are all that exist.
    case unknownDistribution(String, forms: [String])
    /// The distribution exists, its figures are wrong; `form` is how to write it.
    case distribution(String, form: String, problem: String)
    /// No arrival shape has this name.
    case unknownShape(String, names: [String])
    /// The text after `burst:` is not a number of requests.
    case burst(String)
    /// A trace cannot be read, from this line on.
    case trace(line: Int, problem: String)
    /// The text is not a list of stages.
    case stages(String, problem: String)

    /// The sentence for the user.
    public var description: String {
        switch self {
        case .duration(let text):
            "'\(text)' is not a duration; write a number with a unit: 100us, 5ms, 10s, 1m30s, up to 8760h."
        case .rate(let text):
            "'\(text)' is not a rate; write requests per second above 0: 500, 2k, 1.5k, 1M."
        case .unknownDistribution(let text, let forms):
            "'\(text)' names no distribution; use one of \(forms.joined(separator: ", "))."
        case .distribution(let text, let form, let problem):
            "'\(text)' is not a distribution: \(problem); write \(form)."
        case .unknownShape(let text, let names):
            "'\(text)' names no arrival shape; use one of \(names.joined(separator: ", "))."
        case .burst(let text):
            "'\(text)' is not the size of a burst; write burst:N with a whole number from 1, such as burst:20."
        case .trace(let line, let problem):
            "line \(line) of the trace: \(problem); give the offset of each arrival in seconds, or a header such as at_ns."
        case .stages(let text, let problem):
            "'\(text)' is not a list of stages: \(problem); write T:R,T:R,… such as 10s:500,30s:2k."
        }
    }
}
