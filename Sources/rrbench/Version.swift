/// The version of rrbench, as `--version` says it and as every run records it.
enum Version {
    /// Semantic version; what may change in it is in CHANGELOG.md.
    static let current = "0.1.0"
}
