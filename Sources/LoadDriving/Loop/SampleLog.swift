internal import Measuring

/// A worker's samples on their way to the sink, in buffers that are handed over whole.
struct SampleLog {
    private let sink: any SampleSink
    private var buffer: [RequestSample]
    private var room: Int

    /// An empty log before a sink, which supplies the buffers.
    init(sink: any SampleSink) {
        self.sink = sink
        buffer = sink.emptyBuffer()
        room = max(1, buffer.capacity)
    }

    /// Adds a sample, and hands the buffer over when it is full.
    mutating func append(_ sample: RequestSample) {
        buffer.append(sample)
        if buffer.count >= room { exchange() }
    }

    /// Hands over what there is.
    mutating func flush() {
        if !buffer.isEmpty { exchange() }
    }

    private mutating func exchange() {
        var full: [RequestSample] = []
        swap(&full, &buffer)
        sink.submit(full)
        buffer = sink.emptyBuffer()
        room = max(1, buffer.capacity)
    }
}
