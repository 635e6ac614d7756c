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

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("The longest that one request may take. (default: 30s)", valueName: "t")
    )
    var timeout: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Request body of so many bytes.", valueName: "bytes")
    )
    var bodySize: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "URLs or paths to request in turn, one a line; by weight where a line begins with one.",
            valueName: "file"
        )
    )
    var urls: String?

    @Flag(name: .long, help: "Ask for compressed responses.")
    var compressed = false

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Basic authentication; never stored.", valueName: "name:password")
    )
    var user: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Bearer authentication; never stored.", valueName: "token")
    )
    var bearer: String?

    @Flag(name: .long, help: "Keep the cookies that come, for each virtual client.")
    var cookies = false

    @Flag(name: .long, help: "Follow redirects, ten at most.")
    var followRedirects = false

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Statuses that count as success, such as 200,3xx or 200-204. (default: all below 400)",
            valueName: "set"
        )
    )
    var expectStatus: String?

    @Option(
        name: .long,
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("Header that a response must have, repeatable.", valueName: "name: value")
    )
    var expectHeader: [String] = []

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Text that the body of a response must contain.", valueName: "text")
    )
    var expectBody: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("Response header that names the backend. (default: X-Backend-Id)", valueName: "name")
    )
    var backendHeader: String?
}
