import Measuring
import Testing

@Suite("Validity")
struct ValidityTests {
    private static func verdict(mode: LoadMode = .open, _ change: (inout Validity) -> Void) -> ValidityVerdict {
        var validity = Validity(
            mode: mode,
            sent: 1_000,
            sentInTime: 1_000,
            generatorLagP99: 100,
            generator: GeneratorFacts(targetRate: 500, busiestThreadShare: 0.5, inFlightLimit: 50),
            reconciliation: Reconciliation(outcome: .balanced)
        )
        change(&validity)
        return validity.verdict
    }

    @Test("A run without difficulty is valid without a reason")
    func valid() {
        #expect(Self.verdict { _ in } == ValidityVerdict(grade: .valid, reasons: []))
    }

    @Test("Lag is judged at 1 ms and 10 ms", arguments: [(1_000.0, "valid"), (1_001, "degraded"), (10_001, "invalid")])
    func lag(microseconds: Double, grade: String) {
        let verdict = Self.verdict { $0.generatorLagP99 = microseconds }
        #expect(verdict.grade.rawValue == grade)
        #expect(verdict.reasons.allSatisfy { $0.contains("raise -t") && $0.contains("ms") })
    }

    @Test(
        "Achieved sends are judged at 99 % and 95 %",
        arguments: [(990, "valid"), (989, "degraded"), (949, "invalid")]
    )
    func sends(inTime: Int64, grade: String) {
        #expect(Self.verdict { $0.sentInTime = inTime }.grade.rawValue == grade)
    }

    @Test("Dropped requests count as intended")
    func dropped() {
        let verdict = Self.verdict { $0.generator.dropped = 100 }
        #expect(verdict.grade == .invalid)
        #expect(verdict.reasons[0].contains("90.9 % of the 1,100 intended requests"))
    }

    @Test("Sends that waited for the limit are judged at 1 %", arguments: [(10, "valid"), (11, "degraded")])
    func blocked(count: Int64, grade: String) {
        let verdict = Self.verdict { $0.generator.blockedSends = count }
        #expect(verdict.grade.rawValue == grade)
        #expect(verdict.reasons.allSatisfy { $0.contains("50 requests in flight") && $0.contains("raise -c") })
    }

    @Test("In a closed loop nothing is late")
    func closedLoop() {
        let verdict = Self.verdict(mode: .closed) {
            $0.generatorLagP99 = 1e9
            $0.sentInTime = 0
            $0.generator.blockedSends = 1_000
        }
        #expect(verdict.grade == .valid)
    }

    @Test("A busy generator thread degrades in either loop", arguments: LoadMode.allCases)
    func busyThread(mode: LoadMode) {
        #expect(Self.verdict(mode: mode) { $0.generator.busiestThreadShare = 0.91 }.grade == .degraded)
        #expect(Self.verdict(mode: mode) { $0.generator.busiestThreadShare = nil }.grade == .valid)
    }

    @Test("Parts that share all cores degrade an open loop", arguments: [(0.9, "valid"), (0.91, "degraded")])
    func busyMachine(share: Double, grade: String) {
        let verdict = Self.verdict {
            $0.machineShare = share
            $0.generator.cores = 2
        }
        #expect(verdict.grade.rawValue == grade)
        #expect(verdict.reasons.allSatisfy { $0.contains("1.8 of 2 cores") })
        let closed = Self.verdict(mode: .closed) {
            $0.machineShare = share
            $0.generator.cores = 2
        }
        #expect(closed.grade == .valid)
    }

    @Test("A thread that stands still for more than 100 ms degrades", arguments: [(100, "valid"), (101, "degraded")])
    func gap(milliseconds: Int64, grade: String) {
        let verdict = Self.verdict { $0.generator.longestLoopGapNanoseconds = milliseconds * 1_000_000 }
        #expect(verdict.grade.rawValue == grade)
        #expect(verdict.reasons.allSatisfy { $0.contains("101 ms") })
    }

    @Test("A rate above the calibrated one degrades", arguments: [(500.0, "valid"), (499, "degraded")])
    func calibration(rate: Double, grade: String) {
        let verdict = Self.verdict { $0.generator.calibratedRate = rate }
        #expect(verdict.grade.rawValue == grade)
        #expect(verdict.reasons.allSatisfy { $0.contains("rrbench calibrate") })
    }

    @Test("Unbalanced books and an empty measurement are invalid")
    func invalid() {
        #expect(Self.verdict { $0.reconciliation.outcome = .unbalanced }.grade == .invalid)
        let empty = Self.verdict {
            $0.sent = 0
            $0.sentInTime = 0
        }
        #expect(empty.grade == .invalid)
        #expect(empty.reasons.count == 1)
    }

    @Test("The worst grade wins, and every reason is given")
    func severalReasons() {
        let verdict = Self.verdict {
            $0.generatorLagP99 = 20_000
            $0.generator.busiestThreadShare = 1
        }
        #expect(verdict.grade == .invalid)
        #expect(verdict.reasons.count == 2)
    }
}
