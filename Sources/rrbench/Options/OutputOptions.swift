internal import ArgumentParser
internal import Reporting

/// In which format a report is written, and where to: the same flags and rules in every command that reports.
struct OutputOptions<Formats: NamedFormats>: ParsableArguments {
    @Flag(name: .long, help: "The same as --format json.")
    var json = false

    @Option(
        name: .long,
        help: ArgumentHelp(
            "\(Formats.names.joined(separator: ", ")). (default: as the name of the file ends, else text)",
            valueName: "format"
        )
    )
    var format: String?

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp("Write the report to a file instead of standard output.", valueName: "file")
    )
    var output: String?

    /// The name of the format: the one that was asked for, else the one that the file's name tells, else the first.
    ///
    /// - Parameter offered: the formats, where they are fewer than the command usually has.
    /// - Returns: one of them.
    /// - Throws: ``CommandFailure`` for a format that is not offered.
    func name(among offered: [String] = Formats.names) throws -> String {
        let known = offered.joined(separator: ", ")
        if json, let format, format != "json" {
            throw CommandFailure.usage("--json and --format \(format) contradict each other: leave one out.")
        }
        if let asked = format ?? (json ? "json" : nil) {
            guard offered.contains(asked) else {
                throw CommandFailure.usage("--format \(asked): choose one of \(known).")
            }
            return asked
        }
        guard let output, let told = FileEnding.format(of: output) else { return offered.first ?? "text" }
        guard offered.contains(told) else {
            throw CommandFailure.usage("-o \(output): this is written as \(known); end the name so, or say --format.")
        }
        return told
    }

    /// Where the report goes; a file is tried now, so that a long run does not end at one that cannot be written.
    func file() throws -> OutputFile { try OutputFile(output) }

    /// The text format, coloured where a terminal shows it.
    var textFormat: TextFormat { TextFormat(usesColor: output == nil && Terminal.outputTakesColor) }
}

extension OutputOptions<FormatCatalog> {
    /// The format of a run's report.
    func chosenFormat() throws -> any ReportFormat {
        let found = FormatCatalog.format(named: try name()) ?? textFormat
        return found is TextFormat ? textFormat : found
    }
}

extension OutputOptions<ComparisonFormatCatalog> {
    /// The format of a comparison's report.
    func chosenFormat() throws -> any ComparisonFormat {
        let found = ComparisonFormatCatalog.format(named: try name()) ?? textFormat
        return found is TextFormat ? textFormat : found
    }
}
