/// A foreign proxy with its parameters chosen: what `--proxy nginx:zone=on` asks for.
package struct ForeignProxy: Equatable, Sendable {
    /// The parameter that every proxy has: the program to start, instead of the one that is looked up.
    static let pathParameter = "path"

    /// How to configure and start it.
    package let description: ProxyDescription
    /// The specification that it was made from.
    package let specification: String
    /// The program to start: a path that was given, or the description's.
    let program: String
    /// The parameters that were given.
    let settings: [String: String]

    /// A proxy with parameters, each `name=value`.
    ///
    /// Throws ``ExperimentError/usage(_:)`` with the legal names or values.
    init(_ description: ProxyDescription, settings texts: [String], specification: String) throws(ExperimentError) {
        var settings: [String: String] = [:]
        var program = description.program
        for text in texts {
            let (name, value) = Self.pair(text)
            guard name != Self.pathParameter else {
                program = value
                continue
            }
            guard let parameter = description.parameters.first(where: { $0.name == name }) else {
                let names = description.parameters.map(\.name) + [Self.pathParameter]
                throw .usage("'\(text)': \(description.name) has the parameters \(names.joined(separator: ", ")).")
            }
            guard parameter.values.contains(value) else {
                let values = parameter.values.joined(separator: " or ")
                throw .usage("'\(text)': write \(name)=\(values) (\(parameter.summary)).")
            }
            guard settings.updateValue(value, forKey: name) == nil else {
                throw .usage("'\(text)': \(name) is given twice; leave one out.")
            }
        }
        self.description = description
        self.specification = specification
        self.settings = settings
        self.program = program
    }

    /// The two sides of the first equals sign.
    static func pair(_ text: String) -> (name: String, value: String) {
        let name = text.prefix { $0 != "=" }
        return (String(name), String(text.dropFirst(name.count + 1)))
    }
}
