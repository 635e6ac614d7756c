internal import ArgumentParser
internal import Foundation
internal import Reporting

/// What must hold, and whom to tell whether it does.
struct CheckOptions: ParsableArguments {
    @Option(
        name: .long,
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "A condition that must hold, such as 'p99 < 20ms' or 'errors == 0'; repeatable (docs/checks.md).",
            valueName: "expr"
        )
    )
    var check: [String] = []

    @Option(
        name: .long,
        help: ArgumentHelp("Write verdicts and checks as JUnit XML, for a CI server.", valueName: "file")
    )
    var junit: String?

    /// The checks, read; a wrong one is a usage error, and so is one on a comparison where there is none.
    func expressions(mayNameComparison: Bool = false) throws -> [CheckExpression] {
        try check.map { text in
            try ArgumentValue.specification(flag: "--check") { () throws(CheckError) in
                try CheckExpression(text, mayNameComparison: mayNameComparison)
            }
        }
    }

    /// Where the JUnit file goes, checked before anything runs; `nil` where none is wanted.
    func junitFile() throws -> OutputFile? {
        guard let junit else { return nil }
        return try OutputFile(junit, flag: "--junit")
    }

    /// Tells CI what came of it: the JUnit file, and annotations on standard error where GitHub runs this.
    func publish(_ suite: AssertionSuite, to junitFile: OutputFile?) throws {
        if ProcessInfo.processInfo.environment["GITHUB_ACTIONS"] == "true" {
            for line in GitHubAnnotations.lines(for: suite) { Terminal.note(line) }
        }
        try junitFile?.write(JUnitReport.text(of: [suite]))
    }
}
