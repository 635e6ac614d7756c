internal import ArgumentParser

/// Which results database.
struct DatabaseOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The results database.", valueName: "file"))
    var db = "results/rrbench.sqlite"
}
