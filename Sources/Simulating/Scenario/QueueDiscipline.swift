/// How a backend shares itself among the requests that it holds.
public enum QueueDiscipline: String, Sendable, CaseIterable {
    /// First in, first out: as many as the concurrency are worked on, the others wait in order of arrival.
    case fifo
    /// Processor sharing: all are worked on at once, each at 1/k of full speed once k exceeds the concurrency.
    case processorSharing = "ps"
}
