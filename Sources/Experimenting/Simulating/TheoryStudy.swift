package import Reporting
internal import Simulating

/// The systems that queueing theory can solve, simulated and held against it.
package struct TheoryStudy: Sendable {
    /// Measured requests that tell half a percent at the loads of the table.
    package static let requests = 10_000_000

    private let cases: [ValidationCase]

    /// The table with a number of measured requests for each system.
    package init(requests: Int, seed: UInt64) {
        cases = ValidationCase.all(requests: requests, seed: seed)
    }

    /// Simulates all systems; `progress` is told of each before it starts.
    package func run(progress: (_ sentence: String) -> Void) throws -> TheoryReport {
        let rows = try cases.enumerated().map { index, system in
            progress("simulating \(system.name), \(index + 1) of \(cases.count)")
            let row = try system.run()
            return TheoryReport.Row(
                system: row.name,
                theory: (row.theoryMean, row.theoryPercentile),
                simulation: (row.simulatedMean, row.simulatedPercentile),
                interval: row.interval,
                passed: row.passes
            )
        }
        return TheoryReport(
            rows: rows,
            meanTolerance: ValidationRow.meanTolerance,
            percentileTolerance: ValidationRow.percentileTolerance
        )
    }
}
