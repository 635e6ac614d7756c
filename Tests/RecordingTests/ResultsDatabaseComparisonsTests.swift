import GRDB
import Measuring
import TestSupport
import Testing

@testable import Recording

@Suite("ResultsDatabase+Comparisons")
struct ResultsDatabaseComparisonsTests {
    @Test("a comparison of a dead process becomes interrupted, one of a live process or of an unknown one stays")
    func stale() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        for _ in 0..<4 { _ = try database.beginComparison(settingsJSON: "{\"repeats\":3}", version: "test") }
        try database.finishComparison(4, state: .complete, resultJSON: nil)
        try database.write { database in
            try database.execute(
                sql: """
                    UPDATE comparisons SET settings = json_set(settings, '$.process.start_ticks', 1) WHERE id IN (2, 4);
                    UPDATE comparisons SET settings = '' WHERE id = 3;
                    """
            )
        }
        let states = try ResultsDatabase(path: folder.path("r.sqlite")).read {
            try String.fetchAll($0, sql: "SELECT state FROM comparisons ORDER BY id")
        }
        #expect(states == ["running", "interrupted", "running", "complete"])
    }
}
