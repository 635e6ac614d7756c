internal import ArgumentParser

/// What is sent each time.
struct RequestOptions: ParsableArguments {
    @Option(
        name: [.customShort("m"), .long],
        parsing: .unconditional,
        help: ArgumentHelp("Request method. (default: GET, or POST with a body)", valueName: "method")
    )
    var method: String?

    @Option(
        name: [.customShort("H"), .long],
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Request header, repeatable.", valueName: "name: value")
    )
    var header: [String] = []

    @Option(
        name: [.customShort("b"), .long],
        parsing: .unconditional,
        help: ArgumentHelp("Request body.", valueName: "text")
    )
    var body: String?

    @Option(name: .long, help: ArgumentHelp("Request body from a file.", valueName: "file"))
    var bodyFile: String?

    @Flag(name: [.customShort("k"), .long], help: "Accept any TLS certificate.")
    var insecure = false

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("The longest that one request may take. (default: 30s)", valueName: "t")
    )
    var timeout: String?

    @Flag(name: .long, help: "A new connection for each request.")
    var noKeepalive = false

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Response header that names the backend.", valueName: "name")
    )
    var backendHeader = "X-Backend-Id"
}
