/// What signatures look at in one request.
struct SampledRow: BitwiseCopyable {
    let sequence: Int64
    let sentNanoseconds: Int64
    let busyNanoseconds: Int64
    let dispatch: Int64
    let connection: Int32
    let worker: Int16
    /// The number of the backend, from 1.
    let backend: UInt16
    /// The index of the request's kind in the mix, from 0.
    let kind: UInt16

    init(_ sample: borrowing RequestSample, kind: Int) {
        sequence = sample.sequence
        sentNanoseconds = sample.sentNanoseconds
        busyNanoseconds = sample.serviceNanoseconds
        dispatch = sample.dispatch
        connection = sample.connection
        worker = sample.worker
        backend = UInt16(truncatingIfNeeded: sample.backend)
        self.kind = UInt16(truncatingIfNeeded: kind)
    }

    /// What tells the connection from all others of the run.
    var connectionKey: Int64 { Int64(worker) << 32 | Int64(connection) }
}
