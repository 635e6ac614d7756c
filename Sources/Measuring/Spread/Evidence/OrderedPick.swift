/// A pick of a known backend in the order in which the proxy made it, or in which its request left.
struct OrderedPick: BitwiseCopyable {
    /// The index of the backend.
    let backend: Int
    /// How many picks after the one before it was made; 1 where picks are not numbered.
    let step: Int
    /// The request.
    let row: SampledRow
}
