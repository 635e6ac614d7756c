internal import Balancing
internal import HTTPWire

/// The `X-Dispatch` field: how a request came to its backend.
struct DispatchField {
    var pick: Int64
    var attempts: Int64
    var inFlight: Int64
    var queueMicroseconds: Int64
    var upstreamMicroseconds: Int64

    init(_ dispatch: Dispatch, now: Int64) {
        pick = dispatch.pick.number
        attempts = Int64(dispatch.retry.attempts)
        inFlight = Int64(dispatch.pick.inFlight)
        queueMicroseconds = dispatch.queueMicroseconds(now: now)
        upstreamMicroseconds = dispatch.upstreamMicroseconds(now: now)
    }

    /// Writes the field line.
    func write(to writer: inout HeadWriter) {
        writer.text("X-Dispatch: ")
        writer.decimal(pick)
        writer.text(" ")
        writer.decimal(attempts)
        writer.text(" ")
        writer.decimal(inFlight)
        writer.text(" ")
        writer.decimal(queueMicroseconds)
        writer.text(" ")
        writer.decimal(upstreamMicroseconds)
        writer.text("\r\n")
    }
}
