/// How far a recorder has come; all counts are rows of `requests` since it began.
package struct RecorderStatistics: Sendable, Equatable {
    /// Rows that were handed over.
    package var submitted: Int64 = 0
    /// Rows that are in the database, safe from the death of the process.
    package var written: Int64 = 0
    /// Rows that could not be written.
    package var lost: Int64 = 0
    /// The most rows that ever waited in memory at once.
    package var backlogHighWater: Int64 = 0
    /// Transactions that were committed.
    package var transactions: Int64 = 0

    /// Rows that wait in memory now.
    package var backlog: Int64 { submitted - written - lost }
}
