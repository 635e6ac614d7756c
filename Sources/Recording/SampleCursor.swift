import GRDBSQLite
import Measuring

/// A walk over the samples of a ``SampleSource``; SQLite sees the first field and keeps the rest with it.
struct SampleCursor {
    private var base = sqlite3_vtab_cursor()
    private let source: UnsafeMutablePointer<SampleSource>
    /// The place in the batch, from 0.
    private(set) var position = 0
    private var sample = RequestSample()

    /// Begins a walk (the module's `xOpen`).
    static func open(
        _ table: UnsafeMutablePointer<sqlite3_vtab>?,
        _ result: UnsafeMutablePointer<UnsafeMutablePointer<sqlite3_vtab_cursor>?>?
    ) -> Int32 {
        guard let table, let result else { return SQLITE_MISUSE }
        let source = UnsafeMutableRawPointer(table).assumingMemoryBound(to: SampleTable.self).pointee.source
        let cursor = UnsafeMutablePointer<SampleCursor>.allocate(capacity: 1)
        cursor.initialize(to: SampleCursor(source: source))
        result.pointee = cursor.pointer(to: \.base)
        return SQLITE_OK
    }

    /// The walk that SQLite's handle stands for.
    @inline(__always)
    static func at(_ handle: UnsafeMutablePointer<sqlite3_vtab_cursor>?) -> UnsafeMutablePointer<SampleCursor>? {
        UnsafeMutableRawPointer(handle)?.assumingMemoryBound(to: SampleCursor.self)
    }

    private init(source: UnsafeMutablePointer<SampleSource>) {
        self.source = source
    }

    /// Whether all samples have been seen.
    @inline(__always)
    var isAtEnd: Bool { position >= source.pointee.batch.count }

    /// Goes on to the next sample.
    @inline(__always)
    mutating func advance() {
        move(to: position + 1)
    }

    /// Goes to the sample at a place in the batch, or to the end.
    @inline(__always)
    mutating func move(to place: Int) {
        position = place
        if !isAtEnd { sample = source.pointee.batch[place] }
    }

    /// Gives SQLite the value of a column of the current sample; 0 becomes NULL where it stands for *not known*.
    @inline(__always)
    func report(_ index: Int32, to context: OpaquePointer?) {
        guard let column = RequestColumn(rawValue: index) else { return }
        switch column {
        case .runID: sqlite3_result_int64(context, source.pointee.run)
        case .sequence: sqlite3_result_int64(context, sample.sequence)
        case .phase: sqlite3_result_int64(context, Int64(sample.phase.rawValue))
        case .worker: sqlite3_result_int64(context, Int64(sample.worker))
        case .connection: sqlite3_result_int64(context, Int64(sample.connection))
        case .scheduledNanoseconds: sqlite3_result_int64(context, sample.scheduledNanoseconds)
        case .sentNanoseconds: sqlite3_result_int64(context, sample.sentNanoseconds)
        case .finishedNanoseconds: sqlite3_result_int64(context, sample.finishedNanoseconds)
        case .bytesReceived: sqlite3_result_int64(context, sample.bytesReceived)
        case .error: sqlite3_result_int64(context, Int64(sample.error.rawValue))
        case .firstByteNanoseconds: reportKnown(sample.firstByteNanoseconds, to: context)
        case .status: reportKnown(Int64(sample.status), to: context)
        case .backend: reportKnown(Int64(sample.backend), to: context)
        case .dispatch: reportKnown(sample.dispatch, to: context)
        case .attempts: reportKnown(Int64(sample.attempts), to: context)
        case .inFlightAtPick: reportOfProxy(sample.inFlightAtPick, to: context)
        case .queueMicroseconds: reportOfProxy(sample.queueMicroseconds, to: context)
        case .upstreamMicroseconds: reportOfProxy(sample.upstreamMicroseconds, to: context)
        }
    }

    @inline(__always)
    private func reportKnown(_ value: Int64, to context: OpaquePointer?) {
        if value != 0 { sqlite3_result_int64(context, value) }
    }

    /// A value that the proxy sent; it sent none (attempts 0), or all of them, and then 0 is a value.
    @inline(__always)
    private func reportOfProxy(_ value: Int32, to context: OpaquePointer?) {
        if sample.attempts != 0 { sqlite3_result_int64(context, Int64(value)) }
    }
}
