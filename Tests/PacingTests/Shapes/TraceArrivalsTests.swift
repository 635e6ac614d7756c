import Pacing
import Testing

@Suite("Traces")
struct TraceArrivalsTests {
    @Test(
        "a trace is read in the unit of its column",
        arguments: [
            ("0\n0.5\n2\n", [0, 500_000_000, 2_000_000_000]),
            ("at_ms\n1\n1\n2.5", [1_000_000, 1_000_000, 2_500_000]),
            ("name,sent_us,x\na,7,1\nb, 8 ,2\n", [7_000, 8_000]),
            ("run_us,scheduled_ns\n9,1\n1,4000000000000000001", [1, 4_000_000_000_000_000_001]),
        ] as [(String, [Int64])]
    )
    func reads(csv: String, offsets: [Int64]) throws {
        var trace = try TraceArrivals(csv: csv)
        var found: [Int64] = []
        while let offset = trace.nextArrival() { found.append(offset) }
        #expect(found == offsets)
    }

    @Test(
        "what is wrong is named with its line",
        arguments: [
            ("", "line 1"), ("\n\n", "line 1"), ("at_ms\n", "line 2"), ("time\n1", "_ns"), ("1\n0.5", "line 2"),
            ("1\nx", "line 2"), ("-1", "line 1"), ("1\n\n2", "line 2"), ("at_s\n1\nnan", "line 3"), ("1e99", "line 1"),
        ]
    )
    func refuses(csv: String, part: String) {
        let error = #expect(throws: SpecificationError.self) { try TraceArrivals(csv: csv) }
        #expect(error?.description.contains(part) == true, "\(error?.description ?? "")")
    }

    @Test("the rate to the last arrival is that of its gaps")
    func ratesToTheEnd() {
        let trace = TraceArrivals(offsets: [0, 250_000_000, 500_000_000, 1_000_000_000, 1_000_000_000])
        #expect(trace.meanRate(from: 0) == 4)
        #expect(trace.meanRate(from: 1) == 4)
        #expect(trace.meanRate(from: 1_000_000_000) == 2)
        #expect(trace.meanRate(from: 1_000_000_001) == 0)
        #expect([0, 1, 1_000_000_000, 1_000_000_001].map(trace.count(from:)) == [5, 4, 2, 0])
        #expect(TraceArrivals(offsets: [7]).meanRate(from: 0) == 1)
    }

    @Test("the mean rate counts what lies between")
    func rates() {
        let trace = TraceArrivals(offsets: [0, 10, 10, 500_000_000, 1_000_000_000])
        #expect(trace.meanRate(from: 0, to: 1_000_000_000) == 4)
        #expect(trace.meanRate(from: 11, to: 11) == 0)
        #expect(trace.durationNanoseconds == 1_000_000_001)
    }
}
