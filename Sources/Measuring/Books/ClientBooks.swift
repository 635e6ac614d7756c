/// The client's side of the books, counted over every row of a run.
public struct ClientBooks: Equatable, Sendable {
    /// Rows: requests that were sent, or that failed while connecting.
    public var rows: Int64 = 0
    /// Rows that failed before a connection was made, so that nobody else can have seen them.
    public var unreached: Int64 = 0
    /// Rows that ended without any answer: they may have reached the proxy or not, a backend or not.
    public var unanswered: Int64 = 0
    /// Rows that carry the number of a pick.
    public var rowsWithPick: Int64 = 0
    /// Rows whose pick number another row carries, too.
    public var duplicatePicks: Int64 = 0
    /// Rows by the final backend that they name, in the order of the backends' numbers.
    public var rowsByBackend: [Int64]
    /// Those of them that were answered with a status below 500, so that the answer is the backend's own.
    public var answersByBackend: [Int64]

    /// Books without an entry.
    public init(backends: Int) {
        rowsByBackend = Array(repeating: 0, count: backends)
        answersByBackend = rowsByBackend
    }

    /// Takes one request of the run; pick duplicates are found by the spread analysis.
    @inline(__always)
    mutating func add(_ sample: borrowing RequestSample) {
        rows += 1
        let backend = Int(sample.backend) - 1
        if backend >= 0, backend < rowsByBackend.count {
            rowsByBackend[backend] += 1
            if sample.status > 0, sample.status < 500 { answersByBackend[backend] += 1 }
        }
        if sample.dispatch > 0 {
            rowsWithPick += 1
        } else if sample.error.isBeforeTheProxy {
            unreached += 1
        } else if sample.status == 0 {
            unanswered += 1
        }
    }

    /// Takes the rows of another part of the same run.
    mutating func merge(_ other: ClientBooks) {
        rows += other.rows
        unreached += other.unreached
        unanswered += other.unanswered
        rowsWithPick += other.rowsWithPick
        for index in rowsByBackend.indices {
            rowsByBackend[index] += other.rowsByBackend[index]
            answersByBackend[index] += other.answersByBackend[index]
        }
    }
}
