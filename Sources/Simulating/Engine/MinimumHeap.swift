/// A 4-ary heap: half as deep as a binary one, and the four children of a node lie side by side in memory.
struct MinimumHeap<Element: Comparable & BitwiseCopyable> {
    private var elements: [Element] = []

    /// The least element.
    @inline(__always) var first: Element? { elements.first }

    /// The number of elements.
    @inline(__always) var count: Int { elements.count }

    /// Room for a number of elements before the storage must grow.
    mutating func reserve(_ count: Int) { elements.reserveCapacity(count) }

    /// Removes all elements, keeping the storage.
    mutating func removeAll() { elements.removeAll(keepingCapacity: true) }

    /// Adds an element, in O(log n).
    @inline(__always)
    mutating func insert(_ element: Element) {
        elements.append(element)
        elements.withUnsafeMutableBufferPointer { heap in
            var place = heap.count - 1
            while place > 0 {
                let parent = (place - 1) >> 2
                guard element < heap[parent] else { break }
                heap[place] = heap[parent]
                place = parent
            }
            heap[place] = element
        }
    }

    /// Removes the least element of a heap that is not empty, in O(log n).
    @inline(__always)
    mutating func removeFirst() {
        let last = elements.removeLast()
        guard !elements.isEmpty else { return }
        replaceFirst(with: last)
    }

    /// Puts an element in the place of the least, which is cheaper than removing and inserting.
    @inline(__always)
    mutating func replaceFirst(with element: Element) {
        elements.withUnsafeMutableBufferPointer { heap in
            let count = heap.count
            var place = 0
            while true {
                let child = 4 * place + 1
                guard child < count else { break }
                var least = child
                if child + 3 < count {
                    let left = heap[child + 1] < heap[child] ? child + 1 : child
                    let right = heap[child + 3] < heap[child + 2] ? child + 3 : child + 2
                    least = heap[right] < heap[left] ? right : left
                } else {
                    for other in child..<count where heap[other] < heap[least] { least = other }
                }
                guard heap[least] < element else { break }
                heap[place] = heap[least]
                place = least
            }
            heap[place] = element
        }
    }
}
