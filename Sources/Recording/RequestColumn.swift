/// The columns of the table `requests`, in the order of docs/interface.md §4; the raw value is the position, from 0.
package enum RequestColumn: Int32, CaseIterable, Sendable {
    case runID, sequence, phase, worker, connection
    case scheduledNanoseconds, sentNanoseconds, firstByteNanoseconds, finishedNanoseconds
    case status, backend, dispatch, attempts, inFlightAtPick, queueMicroseconds, upstreamMicroseconds
    case bytesReceived, error

    /// The column's name in SQL and in the header of an exported file.
    package var name: String {
        switch self {
        case .runID: "run_id"
        case .sequence: "sequence"
        case .phase: "phase"
        case .worker: "worker"
        case .connection: "connection"
        case .scheduledNanoseconds: "scheduled_ns"
        case .sentNanoseconds: "sent_ns"
        case .firstByteNanoseconds: "first_byte_ns"
        case .finishedNanoseconds: "finished_ns"
        case .status: "status"
        case .backend: "backend"
        case .dispatch: "dispatch"
        case .attempts: "attempts"
        case .inFlightAtPick: "in_flight_at_pick"
        case .queueMicroseconds: "queue_us"
        case .upstreamMicroseconds: "upstream_us"
        case .bytesReceived: "bytes_received"
        case .error: "error"
        }
    }

    /// The columns that figures are made of: what a summary, a spread verdict and the books read of a sample.
    package static let figures: Set<RequestColumn> = [
        .sequence, .phase, .worker, .connection, .scheduledNanoseconds, .sentNanoseconds, .firstByteNanoseconds,
        .finishedNanoseconds, .status, .backend, .dispatch, .bytesReceived, .error,
    ]

    /// The names of all columns, separated by commas.
    static let list = allCases.map(\.name).joined(separator: ", ")
}
