/// Sums of weights up to each place, to find the place under a point of their total by binary search.
@usableFromInline
struct RunningSums: Sendable {
    @usableFromInline var sums: [Double] = []

    @inlinable init() {}

    /// The sum of all weights.
    @inlinable var total: Double { sums.last ?? 0 }

    /// Forgets all weights, keeping the storage.
    @inlinable
    mutating func removeAll() { sums.removeAll(keepingCapacity: true) }

    /// Adds the weight of the next place.
    @inlinable
    mutating func append(_ weight: Double) { sums.append(total + weight) }

    /// The place whose weight covers a point in [0, total), in O(log n); never one of weight 0.
    @inlinable
    func place(under point: Double) -> Int {
        var low = 0
        var high = sums.count - 1
        while low < high {
            let middle = (low + high) / 2
            if sums[middle] <= point { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
