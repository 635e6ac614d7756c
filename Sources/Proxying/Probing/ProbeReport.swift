internal import Balancing
internal import HTTPWire
internal import NIOCore

/// What a backend says of itself in answer to a probe: the field `X-Probe: IN_FLIGHT LATENCY_US`.
///
/// `IN_FLIGHT` are the requests that it holds, from all its clients; `LATENCY_US` is the latency in microseconds that a
/// request has to expect which arrives now, by Prequal's definition the median of recent ones at about this load.
struct ProbeReport: Equatable {
    var inFlight: Int
    var latencyNanoseconds: Int64

    /// Longer latencies are no news: a day.
    private static let longestLatency: Int64 = 86_400_000_000
    private static let mostInFlight: Int64 = 1_000_000_000

    /// Reads the field's value; `nil` where it is not two decimal numbers with a space between them.
    init?(_ value: UnsafeRawBufferPointer) {
        guard let space = value.firstIndex(of: 0x20),
            let inFlight = UnsafeRawBufferPointer(rebasing: value[..<space]).decimalValue,
            let latency = UnsafeRawBufferPointer(rebasing: value[(space + 1)...]).decimalValue
        else { return nil }
        self.inFlight = Int(min(inFlight, Self.mostInFlight))
        latencyNanoseconds = min(latency, Self.longestLatency) * 1_000
    }

    /// Reads the head of an answer; `nil` where its status is no success or the field is missing or malformed.
    init?(_ head: borrowing ResponseHead, _ bytes: UnsafeRawBufferPointer) {
        guard (200...299).contains(head.status) else { return nil }
        for line in head.fields.lines where line.field == .other && line.name.slice(of: bytes).equals("x-probe") {
            self.init(line.value.slice(of: bytes))
            return
        }
        return nil
    }

    /// The request that asks for it.
    static func request(_ path: String, to authority: String) -> ByteBuffer {
        ByteBuffer(string: "GET \(path) HTTP/1.1\r\nHost: \(authority)\r\nUser-Agent: rrbench-probe\r\n\r\n")
    }

    /// The same for a strategy, with the moment at which it came.
    func answer(at now: Int64) -> ProbeAnswer {
        ProbeAnswer(inFlight: inFlight, latencyNanoseconds: latencyNanoseconds, answeredAtNanoseconds: now)
    }
}
