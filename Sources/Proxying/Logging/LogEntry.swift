internal import Balancing
internal import HTTPWire
internal import NIOCore

/// What is noted for the access log of the exchange on one client's connection; there is none while the log is off.
final class LogEntry {
    private let logger: RequestLogger
    private var record = AccessRecord()
    private var startedAt: Int64 = 0
    private var isOpen = false

    init(_ logger: RequestLogger) {
        self.logger = logger
    }

    /// Whether its line goes to this logger.
    func belongs(to logger: RequestLogger?) -> Bool { self.logger === logger }

    /// A request begins; `now` is the moment in nanoseconds on the monotonic clock.
    func begin(_ head: borrowing RequestHead, _ bytes: UnsafeRawBufferPointer, client: [UInt8], now: Int64) {
        record.begin(head, bytes, client: client)
        if record.identifier.isEmpty { logger.identify(&record) }
        open(now)
    }

    /// A backend was picked, for the first attempt or another.
    func picked(_ pick: Pick) {
        record.pick = pick.number
        record.attempts.append(AttemptRecord(backend: pick.backend))
    }

    /// The attempt has a connection.
    func connected(isReused: Bool, after nanoseconds: Int64) {
        record.withLastAttempt {
            $0.isReused = isReused
            $0.connectNanoseconds = nanoseconds
        }
    }

    /// The attempt has ended.
    func ended(_ dispatch: Dispatch, _ end: AttemptEnd, now: Int64) {
        record.withLastAttempt {
            $0.end = end
            if dispatch.firstByteAt > 0 { $0.firstByteNanoseconds = dispatch.firstByteAt - dispatch.attemptedAt }
            $0.totalNanoseconds = now - dispatch.attemptedAt
        }
    }

    /// The request came to nothing, or not to what it should have, for a reason.
    func flag(_ flags: ResponseFlags) {
        record.flags.formUnion(flags)
    }

    /// So many nanoseconds were spent waiting for a turn.
    func queued(_ nanoseconds: Int64) {
        record.queueNanoseconds += nanoseconds
    }

    /// Bytes of the request's body were passed on.
    func received(_ count: Int) {
        record.bytesIn += Int64(count)
    }

    /// Bytes of the response's body are on their way to the client.
    func sent(_ count: Int) {
        record.bytesOut += Int64(count)
    }

    /// The head of the final response goes to the client.
    func answered(_ status: Int, now: Int64) {
        record.status = status
        record.firstByteNanoseconds = now - startedAt
    }

    /// The proxy answers itself; without a request before it, that is because the head could not be read.
    func answered(_ response: LocalResponse, bodyLength: Int, client: [UInt8], now: Int64) {
        if !isOpen {
            record.begin(refusedFrom: client)
            open(now)
        }
        flag(response.flags)
        answered(response.status, now: now)
        sent(bodyLength)
    }

    /// The exchange is over: the line is written, once.
    func close(now: Int64) {
        guard isOpen else { return }
        isOpen = false
        record.totalNanoseconds = now - startedAt
        logger.write(record)
    }

    /// The client is gone: if that cut an exchange short, the line says so unless it knows a better reason.
    func clientGone(now: Int64) {
        guard isOpen else { return }
        if record.flags.isEmpty { flag(.downstreamTermination) }
        close(now: now)
    }

    private func open(_ now: Int64) {
        isOpen = true
        startedAt = now
        record.startedAt = logger.wallClock()
    }
}
