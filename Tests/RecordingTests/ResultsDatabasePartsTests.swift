import GRDB
import Measuring
import TestSupport
import Testing

@testable import Recording

@Suite("ResultsDatabase+Parts")
struct ResultsDatabasePartsTests {
    private func sequences(of database: ResultsDatabase, run: Int64, parts: Int) throws -> [[Int64]] {
        try database.tallies(ofRun: run, columns: [.sequence], mostParts: parts, from: [Int64]()) { list, sample in
            list.append(sample.sequence)
        }
    }

    @Test("the parts of a run are all of it, once and in order", arguments: [1, 2, 3])
    func whole(parts: Int) throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        let rows = 3 * ResultsDatabase.leastRowsPerPart + 17
        var runs: [Int64] = []
        for count in [5, rows] {
            let run = try database.beginRun(.example)
            try database.write { database in
                try database.execute(
                    sql: """
                        WITH RECURSIVE n (i) AS (SELECT 7 UNION ALL SELECT i + 1 FROM n WHERE i < ?2 + 6)
                        INSERT INTO requests
                        SELECT ?1, i, 1, 0, 1, i, i, i, i, 200, 1, i, 1, 0, 0, 0, 0, 0 FROM n
                        """,
                    arguments: [run, count]
                )
            }
            runs.append(run)
        }
        let found = try sequences(of: database, run: runs[1], parts: parts)
        #expect(found.count <= parts)
        #expect(Array(found.joined()) == Array(7...(rows + 6)))
        #expect(try sequences(of: database, run: runs[0], parts: parts) == [[7, 8, 9, 10, 11]])
    }

    @Test("a run without rows has one empty part")
    func empty() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        #expect(try sequences(of: database, run: database.beginRun(.example), parts: 4) == [[]])
    }
}
