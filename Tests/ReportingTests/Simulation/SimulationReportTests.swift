import Measuring
import Testing

@testable import Reporting

@Suite struct SimulationReportTests {
    private func report(sweep: Bool) -> SimulationReport {
        let systems = ["p2c", "<odd>"].flatMap { strategy in
            [0.5, 0.9].map { utilization in
                var system = SimulatedSystem(strategy: strategy, backends: 2, clients: 1, utilization: utilization)
                system.succeeded = 1000
                system.latency = LatencySummary(min: 1, mean: 1000 / (1 - utilization), p50: 700, p99: 5000, max: 9000)
                system.meanInterval = 900...1100
                system.members = [
                    SimulatedMember(name: "backend-1", weight: 1, picks: 600, share: 0.6, utilization: utilization)
                ]
                return system
            }
        }
        let pair = SimulatedPair(baseline: "p2c", candidate: "<odd>", metric: "mean_us", difference: 5, interval: 1...9)
        return SimulationReport(title: "a & b", facts: [], systems: systems, pairs: [pair], isSweep: sweep)
    }

    @Test func pageOfASweepHasACurveAStrategyAndFigure() {
        let page = report(sweep: true).html
        #expect(page.ranges(of: "<path class=\"curve").count == 4)
        #expect(page.contains("a &amp; b") && page.contains("&lt;odd&gt;") && !page.contains("<odd>"))
        #expect(!page.contains("backend-1"))
        #expect(report(sweep: false).html.contains("backend-1"))
    }

    @Test func tableHasARowASystem() {
        let csv = report(sweep: true).csv.split(separator: "\n")
        #expect(csv.count == 5)
        #expect(csv[1].hasPrefix("p2c,2,1,0.5,1000,1000,0,,1,2000,900,1100,700,"))
        #expect(Set(csv.map { $0.count { $0 == "," } }) == [24])
    }

    @Test func verdictNeedsTheWholeInterval() {
        func verdict(_ interval: ClosedRange<Double>) -> SimulatedPair.Verdict {
            SimulatedPair(
                baseline: "a",
                candidate: "b",
                metric: "mean_us",
                difference: interval.lowerBound,
                interval: interval
            )
            .verdict
        }
        #expect(verdict(1...9) == .worse)
        #expect(verdict(-9 ... -1) == .better)
        #expect(verdict(-1...9) == .noDifference)
    }

    @Test func textIsAlignedAndEndsInANewline() {
        let text = report(sweep: false).text
        #expect(text.hasSuffix("\n"))
        #expect(text.contains("worse") && text.contains("backend-1"))
        #expect(!text.contains(" \n"))
    }
}
