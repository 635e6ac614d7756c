internal import Balancing

extension ForeignProxy {
    /// The files and the command line of one start.
    struct Configuration: Equatable {
        /// The text of the configuration file.
        var file: String
        /// The program's arguments.
        var arguments: [String]
        /// What is added to its environment.
        var environment: [String]
    }

    /// Fills in the templates.
    ///
    /// Throws ``ExperimentError/usage(_:)`` where the proxy has nothing like the strategy, its parameters or the weights.
    func configuration(for setup: ProxySetup) throws(ExperimentError) -> Configuration {
        let strategy = try strategy(setup.strategy)
        var context = try context(of: setup, strategy)
        context.values["strategy"] = try rendered(strategy, setup, in: context)
        var arguments: [String] = []
        for argument in description.arguments { arguments.append(try rendered(argument, in: context)) }
        var environment: [String] = []
        for entry in description.environment { environment.append(try rendered(entry, in: context)) }
        return Configuration(
            file: try rendered(description.configuration, in: context),
            arguments: arguments,
            environment: environment
        )
    }

    /// Whether a request may be given to a second backend: unless the proxy has a parameter `retries` that is off.
    func mayRepeat(for setup: ProxySetup) -> Bool {
        guard let parameter = description.parameters.first(where: { $0.name == "retries" }) else { return true }
        return (settings[parameter.name] ?? setup.settings[parameter.name] ?? parameter.values[0]) != "off"
    }

    private func rendered(_ template: String, in context: TemplateContext) throws(ExperimentError) -> String {
        do {
            return try ConfigurationTemplate(template).render(in: context)
        } catch {
            throw .usage("the description of \(description.name): \(error)")
        }
    }

    private func strategy(_ specification: String) throws(ExperimentError) -> ProxyStrategy {
        let name = String(specification.prefix { $0 != ":" })
        if let found = description.strategies.first(where: { $0.name == name }) { return found }
        throw .usage(
            "\(description.name) has nothing like the strategy \(name); it has "
                + description.strategies.map(\.name).joined(separator: ", ") + "."
        )
    }

    /// The lines that choose the strategy, with its parameters filled in.
    ///
    /// A parameter that the lines do not mention cannot be chosen there, except for the number of workers, which is that
    /// of the whole proxy.
    private func rendered(
        _ strategy: ProxyStrategy,
        _ setup: ProxySetup,
        in context: TemplateContext
    ) throws(ExperimentError) -> String {
        var context = context
        let given = Self.settings(of: setup.strategy)
        for parameter in (try? StrategyCatalog.entry(for: strategy.name))?.parameters ?? [] {
            let value = given[parameter.name] ?? parameter.defaultText
            context.values[parameter.name] = value
            if strategy.configuration.contains("{{\(parameter.name)}}") { continue }
            if parameter.name == "workers" {
                guard value == "\(setup.threads)" else {
                    throw .usage(
                        "\(strategy.name) of \(value) workers needs \(description.name) to have as many: give "
                            + "--proxy-threads \(value), or --strategy \(strategy.name):workers=\(setup.threads)."
                    )
                }
            } else if value != parameter.defaultText {
                throw .usage(
                    "\(description.name) has no \(parameter.name) for \(strategy.name): leave out "
                        + "\(parameter.name)=\(value)."
                )
            }
        }
        return try rendered(strategy.configuration, in: context)
    }

    private static func settings(of specification: String) -> [String: String] {
        let texts = specification.drop { $0 != ":" }.dropFirst().split(separator: ",")
        return Dictionary(texts.map { pair(String($0)) }.map { ($0.name, $0.value) }) { first, _ in first }
    }

    private func context(of setup: ProxySetup, _ strategy: ProxyStrategy) throws(ExperimentError) -> TemplateContext {
        var context = TemplateContext()
        context.values = [
            "listen": "\(setup.listen)",
            "host": setup.listen.host,
            "port": "\(setup.listen.port)",
            "threads": "\(setup.threads)",
            "connections": "\(setup.connections)",
            // A connection of a client and one to a backend, idle ones left by every worker, and room for files.
            "descriptors": "\(max(1024, setup.connections * 4 + 512))",
            "check_ms": "\(max(1, setup.checkInterval / 1_000_000))",
            "folder": setup.folder,
            "file": "\(setup.folder)/\(description.file)",
        ]
        context.switches["root"] = setup.isRoot
        for parameter in description.parameters {
            let value = try value(of: parameter, for: strategy, wished: setup.settings[parameter.name])
            if parameter.values.contains("on") { context.switches[parameter.name] = value == "on" }
            for legal in parameter.values { context.switches["\(parameter.name)=\(legal)"] = legal == value }
        }
        let weights = try weights(of: setup, for: strategy)
        context.switches["weights"] = weights != nil
        context.lists["backends"] = setup.backends.enumerated().map { index, backend in
            TemplateContext(
                values: [
                    "name": backend.name,
                    "number": "\(index + 1)",
                    "address": "\(backend.address)",
                    "backend.host": backend.address.host,
                    "backend.port": "\(backend.address.port)",
                    "weight": "\(weights?[index] ?? 1)",
                ],
                switches: ["last": index == setup.backends.count - 1]
            )
        }
        return context
    }

    private func value(
        of parameter: ProxyParameter,
        for strategy: ProxyStrategy,
        wished: String?
    ) throws(ExperimentError) -> String {
        let given = settings[parameter.name]
        guard let needed = strategy.settings[parameter.name] else {
            let wish = wished.flatMap { parameter.values.contains($0) ? $0 : nil }
            return given ?? wish ?? parameter.values[0]
        }
        guard given == nil || given == needed else {
            throw .usage(
                "\(strategy.name) is \(description.name) with \(parameter.name)=\(needed): leave out "
                    + "\(parameter.name)=\(given ?? ""), or choose another strategy."
            )
        }
        return needed
    }

    /// The weights as whole numbers; `nil` where they do not matter.
    private func weights(of setup: ProxySetup, for strategy: ProxyStrategy) throws(ExperimentError) -> [Int]? {
        let weights = setup.backends.map(\.weight)
        guard strategy.weights != .ignored, weights.contains(where: { $0 != weights[0] }) else { return nil }
        guard strategy.weights == .used else {
            throw .usage(
                "\(description.name) does not go by weights in \(strategy.name): give all backends the same weight, or "
                    + "choose another strategy."
            )
        }
        guard weights.allSatisfy({ $0 == $0.rounded() && (1...1e9).contains($0) }) else {
            throw .usage(
                "\(description.name) takes whole weights from 1 only: multiply the weights of the scenario until they are "
                    + "whole, and leave out a backend that is to get nothing."
            )
        }
        // HAProxy's are at most 256, nginx's 65,535; what counts is how they stand to each other.
        let whole = weights.map { Int($0) }
        let divisor = whole.reduce(0, Self.greatestCommonDivisor)
        guard let most = whole.max(), most / divisor <= Self.greatestWeight else {
            throw .usage(
                "\(description.name) takes weights up to \(Self.greatestWeight) after division by what they have in common: "
                    + "bring the weights of the scenario closer to each other."
            )
        }
        return whole.map { $0 / divisor }
    }

    /// The greatest weight that every foreign proxy takes (HAProxy's).
    private static var greatestWeight: Int { 256 }

    private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
        right == 0 ? left : greatestCommonDivisor(right, left % right)
    }
}
