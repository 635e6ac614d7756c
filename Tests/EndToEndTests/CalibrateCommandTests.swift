import Foundation
import TestSupport
import Testing

@Suite struct CalibrateCommandTests {
    /// What holds on a busy machine, too: an open loop never finds less than theory, a closed one forgets the stall.
    @Test func aStallShowsInAnOpenLoopAndNotInAClosedOne() throws {
        let outcome = try BuiltBinary.run(["calibrate", "--stall", "300ms", "--json"])
        #expect(outcome.status == 0 || outcome.status == 2)
        let rows = try #require(try outcome.json()["percentiles"] as? [[String: Any]])
        #expect(rows.count == 6)
        for row in rows {
            let theory = try #require(row["theory_us"] as? Double)
            let open = try #require(row["open_us"] as? Double)
            #expect(open >= theory * 0.95, "\(row)")
        }
        let p95 = try #require(rows.first { $0["name"] as? String == "p95" })
        #expect(try #require(p95["theory_us"] as? Double) > 140_000)
        #expect(try #require(p95["closed_us"] as? Double) < 100_000)
    }

    @Test func anInterruptEndsItWithoutAResult() throws {
        let folder = try TemporaryFolder()
        let running = try BuiltBinary.start(["calibrate", "--db", folder.path("c.sqlite")])
        // The handler of the signal is set before the database is made.
        #expect(eventually { FileManager.default.fileExists(atPath: folder.path("c.sqlite")) })
        running.signal(SIGINT)
        let outcome = running.wait()
        #expect(outcome.status == 130)
        #expect(outcome.output.isEmpty)
    }

    /// A second Ctrl-C ends the process at once, and a kill leaves it no time at all; what it recorded goes all the same.
    @Test(arguments: [[SIGINT, SIGTERM], [SIGKILL]])
    func nothingIsLeftHoweverItEnds(signals: [Int32]) throws {
        let folder = try TemporaryFolder()
        func recordings() throws -> [String] {
            try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.contains("calibrate") }
        }
        let running = try BuiltBinary.start(
            ["calibrate", "--db", folder.path("c.sqlite")],
            environment: ["TMPDIR": folder.url.path]
        )
        let hasBegun = try eventually {
            try recordings().contains {
                FileManager.default.fileExists(atPath: folder.path("\($0)/calibration.sqlite"))
            }
        }
        #expect(hasBegun)
        signals.forEach(running.signal)
        #expect(running.wait().status == (signals == [SIGKILL] ? -SIGKILL : 130))
        #expect(try eventually { try recordings().isEmpty })
    }
}
