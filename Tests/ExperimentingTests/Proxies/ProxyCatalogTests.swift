import Foundation
import TestSupport
import Testing

@testable import Experimenting

@Suite struct ProxyCatalogTests {
    @Test(arguments: ProxyCatalog.all.map(\.name))
    func everyBuiltInDescriptionIsRead(name: String) throws {
        let choice = try ProxyCatalog.make(name)
        #expect(choice.name == name)
        guard case .foreign(let proxy) = choice else { throw ExperimentError.usage("\(name) is embedded") }
        #expect(!proxy.description.summary.isEmpty)
        #expect(!proxy.description.versionArguments.isEmpty)
        #expect(proxy.description.strategies.first?.name == "round-robin")
    }

    @Test(arguments: ["embedded", "nginx", "nginx:zone=on", "haproxy:retries=on,health=on,path=/bin/true"])
    func aSpecificationReadsBack(text: String) throws {
        let choice = try ProxyCatalog.make(text)
        #expect(choice.description == text)
        #expect(try ProxyCatalog.make(choice.description) == choice)
    }

    @Test(
        arguments: [
            ("apache", "choose one of embedded, direct, nginx, haproxy, caddy, or a YAML file"),
            ("", "is no proxy"),
            ("nginx:zone", "write zone=off or on"),
            ("nginx:zone=maybe", "write zone=off or on"),
            ("nginx:zone=on,zone=off", "given twice"),
            ("nginx:zones=on", "nginx has the parameters zone, hash, reuseport, retries, health, path"),
            ("haproxy:zone=on", "haproxy has the parameters"),
            ("./none.yaml", "./none.yaml cannot be read"),
        ]
    )
    func refuses(text: String, problem: String) {
        let error = #expect(throws: ExperimentError.self) { try ProxyCatalog.make(text) }
        #expect("\(error.map { "\($0)" } ?? "")".contains(problem), "\(String(describing: error))")
    }

    /// The example of `docs/proxies.md` is a description, and so is what a user makes of it.
    @Test func theDocumentedExampleIsRead() throws {
        let text = try #require(try ProxyDocument().example)
        let folder = try TemporaryFolder()
        let path = folder.path("mine.yaml")
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        for specification in [path, "\(path):path=/opt/mine"] {
            guard case .foreign(let proxy) = try ProxyCatalog.make(specification) else {
                throw ExperimentError.usage("a file is never embedded")
            }
            #expect(proxy.description.name == "rrbench-build")
            #expect(proxy.program == (specification == path ? "./rrbench-old" : "/opt/mine"))
            for strategy in proxy.description.strategies {
                let text = try proxy.configuration(for: .three(strategy: strategy.name)).file
                #expect(text.contains("strategy: \(strategy.name)"))
            }
        }
    }

    @Test(arguments: ProxyDescriptionKey.allCases)
    func everyKeyIsDocumented(key: ProxyDescriptionKey) throws {
        #expect(try ProxyDocument().text.contains("| `\(key.rawValue)`"))
    }

    @Test(arguments: ProxyCatalog.all.map(\.name))
    func everyParameterIsDocumented(name: String) throws {
        let description = try ProxyDescription(
            yaml: ProxyCatalog.all.first { $0.name == name }?.yaml ?? "",
            source: name
        )
        let text = try ProxyDocument().text
        for parameter in description.parameters { #expect(text.contains("`\(name):\(parameter.name)=")) }
    }
}
