/// What is wrong with the figures after a distribution's name, as the part of a sentence that names the figure.
public struct FigureError: Error, Sendable, Equatable {
    /// The problem, such as `'x' is not a duration`.
    public let problem: String

    /// An error with its problem, worded to follow a colon.
    public init(_ problem: String) {
        self.problem = problem
    }

    /// Checks that as many figures were given as the form has.
    static func requireCount(_ given: Int, _ count: Int) throws(FigureError) {
        guard given == count else {
            throw FigureError("it takes \(count) figure\(count == 1 ? "" : "s"), not \(given)")
        }
    }

    /// A figure as a duration in nanoseconds.
    static func duration(_ figure: Substring) throws(FigureError) -> Int64 {
        do {
            return try DurationText.nanoseconds(String(figure))
        } catch {
            throw FigureError("'\(figure)' is not a duration")
        }
    }

    /// A figure as a plain number within a range, which the problem states in words.
    static func number(_ figure: Substring, _ range: String, where isLegal: (Double) -> Bool) throws(FigureError)
        -> Double
    {
        guard let value = DecimalText.value(figure), isLegal(value) else {
            throw FigureError("'\(figure)' is not \(range)")
        }
        return value
    }
}
