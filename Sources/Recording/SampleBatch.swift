import Measuring

/// The samples of one transaction, put into the order of their sequence numbers.
///
/// Several workers' buffers interleave, and answers overtake each other; in the order of the table's key every row is
/// appended to the last page instead of being sought and squeezed in, which saves a quarter of the insert. Sequence
/// numbers are unique and nearly dense, so one pass puts each index where its number says, in a window that ends at
/// the batch's greatest number; the few stragglers from before the window come first, as they are.
struct SampleBatch {
    private var samples: [RequestSample] = []
    /// Indices into `samples`, in the order to write them.
    private var order: [Int32] = []
    /// Index of the sample with a sequence number, by distance from the window's first; -1 where there is none.
    private var window: [Int32] = []

    /// The number of samples.
    @inline(__always)
    var count: Int { order.count }

    /// The sample at a place in the order of writing, from 0.
    @inline(__always)
    subscript(place: Int) -> RequestSample { samples[Int(order[place])] }

    /// Replaces the batch's samples by those of the buffers.
    mutating func fill(with buffers: ArraySlice<[RequestSample]>) {
        samples.removeAll(keepingCapacity: true)
        order.removeAll(keepingCapacity: true)
        for buffer in buffers { samples.append(contentsOf: buffer) }
        guard let greatest = samples.lazy.map(\.sequence).max() else { return }

        let length = 2 * samples.count
        let first = greatest - Int64(length - 1)
        window.removeAll(keepingCapacity: true)
        window.append(contentsOf: repeatElement(-1, count: length))
        for index in samples.indices {
            let place = Int(samples[index].sequence - first)
            if place >= 0, window[place] < 0 {
                window[place] = Int32(truncatingIfNeeded: index)
            } else {
                order.append(Int32(truncatingIfNeeded: index))
            }
        }
        for index in window where index >= 0 { order.append(index) }
    }
}
