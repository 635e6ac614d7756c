internal import Foundation

/// What a program says its version is.
enum ProgramVersion {
    /// Starts a program with the arguments of its description and reads its answer; empty where it does not say.
    static func ask(_ program: String, _ description: ProxyDescription) throws(ExperimentError) -> String {
        guard !description.versionArguments.isEmpty else { return "" }
        let keeper = try ProcessKeeper(prefix: "version")
        defer { keeper.end() }
        let output = "\(keeper.folder)/output"
        let child = try ChildProcess(
            program,
            description.versionArguments,
            environment: ["HOME=\(keeper.folder)"],
            output: output,
            group: keeper.group
        )
        if child.wait(atMost: 10) == nil { child.signal(SIGKILL) }
        let text = String(decoding: FileManager.default.contents(atPath: output) ?? Data(), as: UTF8.self)
        return version(in: text, after: description.versionMarker)
    }

    /// The word after a marker.
    static func version(in text: String, after marker: String) -> String {
        let start = marker.isEmpty ? text.startIndex : text.firstRange(of: marker)?.upperBound
        guard let start else { return "" }
        return String(text[start...].prefix { !$0.isWhitespace })
    }
}
