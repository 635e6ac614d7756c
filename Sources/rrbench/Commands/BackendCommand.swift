internal import ArgumentParser
internal import Experimenting
internal import Foundation
internal import Pacing
internal import Serving

/// `rrbench backend`: one dummy backend alone.
struct BackendCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "backend",
        abstract: "Run one dummy backend until Ctrl-C.",
        discussion: """
            Paths: / (its name and number as text), /echo (the request as JSON), /bytes/N, /health, /probe, /status/CODE, \
            /delay/T. Every response carries X-Backend-Id and X-Backend-Sequence.
            """
    )

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Where to listen. (default: 127.0.0.1:8081)", valueName: "host:port")
    )
    var listen: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("The port on 127.0.0.1, instead of --listen; 0 = any free port.", valueName: "port")
    )
    var port: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Its name in X-Backend-Id. (default: backend-PORT)", valueName: "name")
    )
    var name: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Service time: none, constant:5ms, exponential:5ms, …", valueName: "dist")
    )
    var service = "none"

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Requests served at once; the others wait in line. (default: no limit)", valueName: "n")
    )
    var concurrency: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("The status that / answers.", valueName: "code")
    )
    var status = "200"

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("The share of requests answered with status 500.", valueName: "share")
    )
    var errorRate = "0"

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Length of the body of /. (default: its name and number)", valueName: "bytes")
    )
    var size: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Seeds service times and errors.", valueName: "n")
    )
    var seed = "1"

    func run() throws {
        let backend = try configuration()
        try ServerLife.run {
            let group = try BackendGroup.start([backend], threads: 1)
            return (group.addresses[0], { try group.shutdown() })
        }
    }

    /// The flags as a configuration.
    private func configuration() throws -> BackendConfiguration {
        try ArgumentValue.exclusive(
            ("--listen", listen != nil),
            ("--port", port != nil),
            because: "both say where to listen"
        )
        var address = HostPort(host: "127.0.0.1", port: 8081)
        if let listen { address = try ArgumentValue.address(listen, flag: "--listen") }
        if let port { address.port = try ArgumentValue.count(port, flag: "--port", in: 0...65_535, of: "port") }
        return BackendConfiguration(
            name: name ?? "backend-\(address.port == 0 ? Int(getpid()) : address.port)",
            host: address.host,
            port: address.port,
            service: try ArgumentValue.specification(flag: "--service") { () throws(SpecificationError) in
                try DistributionCatalog.make(service)
            },
            concurrency: try concurrency.map {
                try ArgumentValue.count($0, flag: "--concurrency", in: 1...Int.max, of: "requests")
            },
            status: try ArgumentValue.count(status, flag: "--status", in: 200...599, of: "status"),
            errorRate: try ArgumentValue.share(errorRate, flag: "--error-rate"),
            size: try size.map { try ArgumentValue.count($0, flag: "--size", in: 0...Int.max, of: "bytes") },
            seed: try ArgumentValue.seed(seed)
        )
    }
}
