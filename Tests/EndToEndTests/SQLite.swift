import Foundation
import TestSupport

/// Asks a results database as a user would: with the `sqlite3` library, through nothing of ours.
enum SQLite {
    /// The first value of a query, as text.
    static func text(_ sql: String, in folder: borrowing TemporaryFolder) throws -> String {
        let database = try Database(path: folder.path("r.sqlite"))
        return try database.firstText(sql)
    }

    /// The first value of a query, as an integer.
    static func integer(_ sql: String, in folder: borrowing TemporaryFolder) throws -> Int {
        try Int(text(sql, in: folder)) ?? -1
    }
}

extension RunningBinary {
    /// Waits until some requests are in the database.
    func waitUntilRecording(in folder: borrowing TemporaryFolder) throws {
        let isRecording = eventually(within: 20) {
            ((try? SQLite.integer("SELECT count(*) FROM requests", in: folder)) ?? 0) > 0
        }
        if !isRecording { throw Failure(description: "nothing was recorded: \(errorText)") }
    }
}
