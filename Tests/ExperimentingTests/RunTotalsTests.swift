import Measuring
import Recording
import Testing

@testable import Experimenting

@Suite struct RunTotalsTests {
    private let full = RunTotals(
        measuredInterval: 1_000_000_123..<6_000_000_456,
        generator: GeneratorFacts(
            targetRate: 512.5,
            dropped: 3,
            blockedSends: 4,
            lateSends: 5,
            longestLoopGapNanoseconds: 1_234_567,
            connectionsOpened: 32,
            busiestThreadShare: 0.25,
            inFlightLimit: 64,
            cores: 2,
            calibratedRate: 12_345.5,
            arrivals: ArrivalFacts(planned: 1.25, received: 0.5)
        ),
        proxy: ProxyFacts(
            requests: 100,
            picks: 99,
            picksPerBackend: [33, 33, 33],
            retries: 2,
            answeredWithoutPick: 1,
            unreachedAttempts: 7,
            brokenAttempts: 9,
            repeatedAttempts: 8
        ),
        received: [31, 33, 35],
        cpu: CPUFacts(
            generatorNanoseconds: 1,
            recorderNanoseconds: 2,
            proxyNanoseconds: 3,
            backendsNanoseconds: 4
        ),
        proxyPeakBytes: 15_458_304,
        proxyMayRepeat: true
    )

    @Test func everythingReadsBack() {
        #expect(RunTotals(full.points) == full)
    }

    @Test func whatIsNotKnownStaysUnknown() {
        let bare = RunTotals(
            measuredInterval: 0..<1,
            generator: GeneratorFacts(),
            proxy: nil,
            received: [],
            cpu: CPUFacts()
        )
        #expect(RunTotals(bare.points) == bare)
    }

    @Test func aRunWithoutItsEndHasNone() {
        #expect(RunTotals([]) == nil)
        #expect(RunTotals(full.points.filter { !$0.series.hasPrefix("total.measured") }) == nil)
    }

    @Test func otherSeriesAreLeftAlone() {
        var points = full.points
        points.append(.init(atNanoseconds: 5, series: "in_flight", value: 3))
        #expect(RunTotals(points) == full)
    }
}
