import Balancing
import Testing

@testable import Proxying

@Suite struct ProbeReportTests {
    private static func report(_ value: String) -> ProbeReport? {
        Array(value.utf8).withUnsafeBytes { ProbeReport($0) }
    }

    @Test func readsInFlightAndMicroseconds() {
        let report = Self.report("12 3400")
        #expect(report?.inFlight == 12 && report?.latencyNanoseconds == 3_400_000)
        let answer = report?.answer(at: 99)
        #expect(
            answer?.inFlight == 12 && answer?.latencyNanoseconds == 3_400_000 && answer?.answeredAtNanoseconds == 99
        )
    }

    @Test(arguments: ["", " ", "1", "1 ", " 1", "1  2", "1 2 ", "1 2 3", "-1 2", "1 -2", "1.5 2", "1,2", "a b", "1\t2"])
    func anythingElseIsNoReport(_ value: String) {
        #expect(Self.report(value) == nil)
    }

    @Test func absurdNumbersAreCut() {
        let report = Self.report("999999999999999999 999999999999999999")
        #expect(report?.inFlight == 1_000_000_000 && report?.latencyNanoseconds == 86_400_000_000_000)
    }
}
