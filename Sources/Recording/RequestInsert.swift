import GRDB
import GRDBSQLite
import Measuring

/// The prepared statement that writes a run's samples into `requests`: the hottest code of the recorder.
///
/// A bound value stays bound until it is bound anew, so a column is bound only where it differs from the row before.
/// That leaves out about half of the calls, for run, phase, worker, status, attempts and error rarely change from one
/// row to the next. Zero is bound as NULL where it stands for *not known* (see `RequestSample`).
struct RequestInsert: ~Copyable {
    private let statement: PreparedStatement
    private var bound = RequestSample()

    /// Prepares the statement for one run.
    init(run: Int64, in database: Database) throws(DatabaseError) {
        let marks = RequestColumn.allCases.map { "?\($0.rawValue + 1)" }.joined(separator: ", ")
        statement = try PreparedStatement(
            "INSERT INTO requests (\(RequestColumn.list)) VALUES (\(marks))",
            in: database
        )
        bind(.runID, run)
        // What `bound` says of a statement without values: NULL is 0 where it may be, the others start as 0.
        let unset = RequestSample()
        bind(.sequence, unset.sequence)
        bind(.phase, Int64(unset.phase.rawValue))
        for column in [
            RequestColumn.worker, .connection, .scheduledNanoseconds, .sentNanoseconds, .finishedNanoseconds,
            .bytesReceived, .error,
        ] {
            bind(column, 0)
        }
    }

    /// Writes the samples, within a transaction of the caller.
    mutating func insert(_ samples: borrowing [RequestSample]) throws(DatabaseError) {
        for index in samples.indices {
            bindChanges(samples[index])
            let code = sqlite3_step(statement.handle)
            guard code == SQLITE_DONE else {
                let failure = statement.failure
                sqlite3_reset(statement.handle)
                throw failure
            }
            sqlite3_reset(statement.handle)
        }
    }

    @inline(__always)
    private mutating func bindChanges(_ sample: RequestSample) {
        if sample.sequence != bound.sequence { bind(.sequence, sample.sequence) }
        if sample.phase != bound.phase { bind(.phase, Int64(sample.phase.rawValue)) }
        if sample.worker != bound.worker { bind(.worker, Int64(sample.worker)) }
        if sample.connection != bound.connection { bind(.connection, Int64(sample.connection)) }
        if sample.scheduledNanoseconds != bound.scheduledNanoseconds {
            bind(.scheduledNanoseconds, sample.scheduledNanoseconds)
        }
        if sample.sentNanoseconds != bound.sentNanoseconds { bind(.sentNanoseconds, sample.sentNanoseconds) }
        if sample.firstByteNanoseconds != bound.firstByteNanoseconds {
            bindKnown(.firstByteNanoseconds, sample.firstByteNanoseconds)
        }
        if sample.finishedNanoseconds != bound.finishedNanoseconds {
            bind(.finishedNanoseconds, sample.finishedNanoseconds)
        }
        if sample.status != bound.status { bindKnown(.status, Int64(sample.status)) }
        if sample.backend != bound.backend { bindKnown(.backend, Int64(sample.backend)) }
        if sample.dispatch != bound.dispatch { bindKnown(.dispatch, sample.dispatch) }
        bindProxyFields(sample)
        if sample.bytesReceived != bound.bytesReceived { bind(.bytesReceived, sample.bytesReceived) }
        if sample.error != bound.error { bind(.error, Int64(sample.error.rawValue)) }
        bound = sample
    }

    /// What the proxy says of a request: all of it, or (attempts 0) nothing.
    @inline(__always)
    private func bindProxyFields(_ sample: RequestSample) {
        let appears = (sample.attempts == 0) != (bound.attempts == 0)
        if sample.attempts != bound.attempts { bindKnown(.attempts, Int64(sample.attempts)) }
        if sample.attempts == 0 {
            if appears {
                for column in [RequestColumn.inFlightAtPick, .queueMicroseconds, .upstreamMicroseconds] {
                    sqlite3_bind_null(statement.handle, column.rawValue + 1)
                }
            }
            return
        }
        if appears || sample.inFlightAtPick != bound.inFlightAtPick {
            bind(.inFlightAtPick, Int64(sample.inFlightAtPick))
        }
        if appears || sample.queueMicroseconds != bound.queueMicroseconds {
            bind(.queueMicroseconds, Int64(sample.queueMicroseconds))
        }
        if appears || sample.upstreamMicroseconds != bound.upstreamMicroseconds {
            bind(.upstreamMicroseconds, Int64(sample.upstreamMicroseconds))
        }
    }

    @inline(__always)
    private func bind(_ column: RequestColumn, _ value: Int64) {
        sqlite3_bind_int64(statement.handle, column.rawValue + 1, value)
    }

    @inline(__always)
    private func bindKnown(_ column: RequestColumn, _ value: Int64) {
        if value == 0 {
            sqlite3_bind_null(statement.handle, column.rawValue + 1)
        } else {
            bind(column, value)
        }
    }
}
