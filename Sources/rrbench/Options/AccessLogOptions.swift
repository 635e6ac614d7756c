internal import ArgumentParser
internal import Proxying

/// The proxy's access log.
struct AccessLogOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp(
            "Write a line for each request to a file, or to standard output (-). SIGUSR1 opens the file anew.",
            valueName: "file"
        )
    )
    var accessLog: String?

    @Option(
        name: .long,
        parsing: .unconditional,
        help: ArgumentHelp("How a request is written: combined or json. (default: combined)", valueName: "format")
    )
    var accessLogFormat: String?

    /// Puts what was given over a configuration.
    func apply(to configuration: inout ProxyConfiguration) throws {
        guard accessLog != nil || accessLogFormat != nil else { return }
        guard var settings = configuration.accessLog ?? accessLog.map({ AccessLogSettings(path: $0) }) else {
            throw CommandFailure.usage("--access-log-format needs --access-log FILE, or - for standard output.")
        }
        if let accessLog { settings.path = accessLog }
        if let accessLogFormat {
            guard let format = LogFormat(rawValue: accessLogFormat) else {
                throw CommandFailure.usage("--access-log-format \(accessLogFormat): write combined or json.")
            }
            settings.format = format
        }
        configuration.accessLog = settings
    }
}
