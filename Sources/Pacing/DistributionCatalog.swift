/// The distributions there are.
///
/// A new one is a file in `Distributions/`, its test, and its line here.
public enum DistributionCatalog {
    /// Every distribution, in the order in which help texts list them.
    public static let all: [any ServiceDistribution.Type] = [
        NoService.self,
        ConstantService.self,
        ExponentialService.self,
        LognormalService.self,
        ParetoService.self,
        BimodalService.self,
        CutNormalService.self,
    ]

    /// How to write each of them, from `none` to `bimodal:FAST:SLOW:P`.
    public static var forms: [String] { all.map { $0.grammar.form } }

    /// The distribution that a text such as `lognormal:5ms:0.8` describes.
    public static func make(_ specification: String) throws(SpecificationError) -> any ServiceDistribution {
        let parts = specification.split(separator: ":", omittingEmptySubsequences: false)
        guard let name = parts.first, let type = all.first(where: { $0.grammar.name == name }) else {
            throw .unknownDistribution(specification, forms: forms)
        }
        do throws(FigureError) {
            try FigureError.requireCount(parts.count - 1, type.grammar.figureCount)
            return try type.init(figures: Array(parts.dropFirst()))
        } catch {
            throw .distribution(specification, form: type.grammar.form, problem: error.problem)
        }
    }

    /// The same for a time that people also write bare: `5ms` is always 5 ms.
    public static func makeTime(_ specification: String) throws(SpecificationError) -> any ServiceDistribution {
        if let time = try? DurationText.nanoseconds(specification) { return ConstantService(nanoseconds: time) }
        return try make(specification)
    }
}
