import GRDB
import TestSupport
import Testing

@testable import Recording

@Suite("Calibrations in the results database")
struct ResultsDatabaseCalibrationsTests {
    private static func calibration(threads: Int = 1, rate: Double? = 20_000) -> CalibrationRecord {
        CalibrationRecord(
            threads: threads,
            highestRate: rate,
            lagP99: rate.map { _ in 120 },
            cost: 12.5,
            errorAt1ms: 80,
            errorAt10ms: 95
        )
    }

    @Test("The newest of this machine with as many threads counts")
    func newest() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        #expect(try database.calibration(threads: 1) == nil)
        try database.addCalibration(Self.calibration(rate: 10_000), version: "1")
        try database.addCalibration(Self.calibration(rate: 20_000), version: "1")
        try database.addCalibration(Self.calibration(threads: 2, rate: nil), version: "1")
        #expect(try database.calibration(threads: 1) == Self.calibration(rate: 20_000))
        #expect(try database.calibration(threads: 2) == Self.calibration(threads: 2, rate: nil))
        #expect(try database.calibration(threads: 3) == nil)
    }

    @Test("That of another machine does not")
    func otherMachine() throws {
        let folder = try TemporaryFolder()
        let database = try ResultsDatabase(path: folder.path("r.sqlite"))
        try database.addCalibration(Self.calibration(), version: "1")
        try database.write { database in
            try database.execute(sql: "UPDATE calibrations SET host = json_set(host, '$.cores', 4096)")
        }
        #expect(try database.calibration(threads: 1) == nil)
    }
}
