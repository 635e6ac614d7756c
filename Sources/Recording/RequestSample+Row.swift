import Measuring

extension RequestSample {
    /// A row of `requests`; what is NULL there is 0 here.
    @inline(__always)
    init(_ row: RequestValues) {
        self.init()
        sequence = row.integer(.sequence)
        phase = RunPhase(rawValue: row.narrow(.phase)) ?? .measured
        worker = row.narrow(.worker)
        connection = row.narrow(.connection)
        scheduledNanoseconds = row.integer(.scheduledNanoseconds)
        sentNanoseconds = row.integer(.sentNanoseconds)
        firstByteNanoseconds = row.integer(.firstByteNanoseconds)
        finishedNanoseconds = row.integer(.finishedNanoseconds)
        status = row.narrow(.status)
        backend = row.narrow(.backend)
        dispatch = row.integer(.dispatch)
        attempts = row.narrow(.attempts)
        inFlightAtPick = row.narrow(.inFlightAtPick)
        queueMicroseconds = row.narrow(.queueMicroseconds)
        upstreamMicroseconds = row.narrow(.upstreamMicroseconds)
        bytesReceived = row.integer(.bytesReceived)
        error = RequestError(rawValue: row.narrow(.error)) ?? .other
    }
}
