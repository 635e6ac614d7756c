internal import Measuring

/// A worker's samples, and the connections that it made, on their way to the sink in buffers that are handed over whole.
struct SampleLog {
    /// Connections are handed over when so many have come together.
    private static let openingsRoom = 256

    /// A sample is handed over half a second after the last ones, though the buffer has room: a slow load can be watched
    /// while it runs, and a process that is killed takes little of it along.
    private static let longestKept: Int64 = 500_000_000

    private let sink: any SampleSink
    private var buffer: [RequestSample]
    private var room: Int
    /// When the next sample that ends is handed over whatever the room, in the run's time.
    private var due: Int64 = 0
    private var openings: [ConnectionOpening] = []

    /// An empty log before a sink, which supplies the buffers.
    init(sink: any SampleSink) {
        self.sink = sink
        buffer = sink.emptyBuffer()
        room = max(1, buffer.capacity)
        openings.reserveCapacity(Self.openingsRoom)
    }

    /// Adds a connection.
    mutating func append(_ opening: ConnectionOpening) {
        openings.append(opening)
        if openings.count >= Self.openingsRoom { exchangeOpenings() }
    }

    /// Adds a sample, and hands the buffer over when it is full or its time has come.
    mutating func append(_ sample: RequestSample) {
        buffer.append(sample)
        guard buffer.count >= room || sample.finishedNanoseconds >= due else { return }
        due = sample.finishedNanoseconds + Self.longestKept
        flush()
    }

    /// Hands over what there is.
    mutating func flush() {
        if !buffer.isEmpty { exchange() }
        if !openings.isEmpty { exchangeOpenings() }
    }

    private mutating func exchangeOpenings() {
        var full: [ConnectionOpening] = []
        full.reserveCapacity(Self.openingsRoom)
        swap(&full, &openings)
        sink.submit(full)
    }

    private mutating func exchange() {
        var full: [RequestSample] = []
        swap(&full, &buffer)
        sink.submit(full)
        buffer = sink.emptyBuffer()
        room = max(1, buffer.capacity)
    }
}
