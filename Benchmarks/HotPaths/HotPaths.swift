import Foundation

/// Lists the hot paths, or repeats one: `hot-paths list`, `hot-paths NAME REPETITIONS`.
///
/// `instructions.py` runs it with two counts of repetitions under an instruction counter; the difference leaves out what
/// starting and preparing cost.
@main
struct HotPaths {
    static let catalogue = picks + heads + samples + arrivals

    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        if arguments == ["list"] {
            print(catalogue.map(\.name).joined(separator: "\n"))
            return
        }
        guard arguments.count == 2,
            let path = catalogue.first(where: { $0.name == arguments.first }),
            let repetitions = arguments.last.flatMap({ Int($0) })
        else {
            FileHandle.standardError.write(Data("usage: hot-paths list | hot-paths NAME REPETITIONS\n".utf8))
            exit(64)
        }
        print(try path.run(repetitions))
    }
}
