/// Something that rrbench does once a request, to be repeated while its instructions are counted.
struct HotPath: Sendable {
    /// What is done, as thresholds and reports name it.
    let name: String
    /// Prepares, then repeats the path so many times.
    ///
    /// - Returns: A number that depends on every repetition, so that the optimizer cannot leave any out.
    let run: @Sendable (_ repetitions: Int) throws -> Int
}
