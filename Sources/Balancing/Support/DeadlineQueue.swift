/// A binary heap of deadlines; ties go to the lower index, so that the order is the same on every run.
struct DeadlineQueue: Sendable {
    typealias Element = (deadline: Double, backend: Int)

    private var elements: [Element] = []

    /// The element with the earliest deadline.
    var first: Element? { elements.first }

    /// Adds an element, in O(log n).
    mutating func insert(_ element: Element) {
        elements.append(element)
        var child = elements.count - 1
        while child > 0 {
            let parent = (child - 1) / 2
            guard Self.precedes(elements[child], elements[parent]) else { return }
            elements.swapAt(child, parent)
            child = parent
        }
    }

    /// Removes the first element, in O(log n).
    mutating func removeFirst() {
        guard let last = elements.popLast(), !elements.isEmpty else { return }
        replaceFirst(with: last)
    }

    /// Puts another element in the place of the first, in O(log n).
    mutating func replaceFirst(with element: Element) {
        elements[0] = element
        var parent = 0
        while true {
            var least = parent
            for child in (2 * parent + 1)...(2 * parent + 2) where child < elements.count {
                if Self.precedes(elements[child], elements[least]) { least = child }
            }
            guard least != parent else { return }
            elements.swapAt(least, parent)
            parent = least
        }
    }

    private static func precedes(_ left: Element, _ right: Element) -> Bool {
        left.deadline != right.deadline ? left.deadline < right.deadline : left.backend < right.backend
    }
}
