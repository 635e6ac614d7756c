import Dispatch
import Foundation
import GRDB
package import Measuring
import Synchronization

extension ResultsDatabase {
    /// Rows that are worth a thread and a connection of its own.
    static let leastRowsPerPart: Int64 = 100_000

    /// Reads a run in several parts at once, and returns a tally of each: ranges of sequence numbers, in their order.
    ///
    /// Taking a row out of SQLite costs three times what a sum over one column does, so a long run is read by as many
    /// threads as there are cores, `mostParts` at most; a short one by the calling thread alone. Every tally starts as
    /// `empty`, and `add` takes the samples of its part in the order of their sequence numbers. As in
    /// ``forEachSample(ofRun:columns:_:)``, fields that are not in `columns` stay as in a new sample.
    package func tallies<Tally: Sendable>(
        ofRun run: Int64,
        columns: Set<RequestColumn>,
        mostParts: Int,
        from empty: Tally,
        _ add: @Sendable (inout Tally, RequestSample) -> Void
    ) throws -> [Tally] {
        let parts = try parts(ofRun: run, most: min(mostParts, ProcessInfo.processInfo.activeProcessorCount))
        let results = Mutex<[Result<Tally, RecordingError>?]>(Array(repeating: nil, count: parts.count))
        DispatchQueue.concurrentPerform(iterations: parts.count) { index in
            let result = Result { () throws(RecordingError) in
                let connection = index == 0 ? queue : try ConnectionTuning.open(path) { _ in }
                return try RecordingError.mapping(path: path) {
                    var tally = empty
                    try connection.read { database in
                        _ = try RowVisitor.walk(run: run, sequences: parts[index], columns: columns, in: database) {
                            add(&tally, RequestSample($0))
                        }
                    }
                    return tally
                }
            }
            results.withLock { $0[index] = result }
        }
        return try results.withLock { $0 }.compactMap { try $0?.get() }
    }

    /// The sequence numbers of a run in ranges of about equal length, each long enough to be worth a thread.
    ///
    /// Rows that are added meanwhile lie beyond the last one, so all parts see one state of a run that goes on.
    private func parts(ofRun run: Int64, most: Int) throws -> [ClosedRange<Int64>] {
        let ends = try read { database in
            try ["ASC", "DESC"].compactMap { order in
                let sql = "SELECT sequence FROM requests WHERE run_id = ? ORDER BY sequence \(order) LIMIT 1"
                return try Int64.fetchOne(database, sql: sql, arguments: [run])
            }
        }
        guard let first = ends.first, let last = ends.last else { return [0...0] }
        let count = max(1, min(Int64(most), (last - first + 1) / Self.leastRowsPerPart))
        let length = (last - first + 1) / count
        return (0..<count).map { part in
            let start = first + part * length
            return start...(part == count - 1 ? last : start + length - 1)
        }
    }
}
