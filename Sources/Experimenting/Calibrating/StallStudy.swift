internal import LoadDriving
internal import Measuring
internal import Pacing
package import Reporting

/// Holds the generator to theory on a server that stops for a known time (``StallTheory``).
///
/// An open loop of equal distances, long enough for the stall to be a tenth of it, meets one stall in its middle; then
/// a closed loop meets the same, to show what is lost where clients wait for each other.
package struct StallStudy {
    /// Requests a second of the open loop: few enough to be answered at once after the stall.
    private static let rate = 500.0
    /// The load lasts so many times the stall.
    private static let stallsPerLoad = 10.0
    private static let closedConnections = 8
    /// The part of the stall by which a percentile may differ from theory: all waiting requests are answered at its
    /// end, one after the other, and connections are made for them meanwhile.
    private static let tolerance = 0.03
    private static let warmup: Int64 = 1_000_000_000

    private let stall: Int64
    private let threads: Int
    private let isStopped: () -> Bool

    /// A study of a stall of so many nanoseconds; `isStopped` says whether the user wants to end.
    package init(stall: Int64, threads: Int, isStopped: @escaping () -> Bool) {
        self.stall = stall
        self.threads = threads
        self.isStopped = isStopped
    }

    /// How long the whole study takes, in seconds.
    package var seconds: Double { 2 * (Double(stall) * Self.stallsPerLoad + Double(Self.warmup)) / 1e9 }

    /// The longest stall: all that is sent meanwhile is in flight at once.
    package static let longest = Int64(Double(LoadPlan.mostConnections) / rate / 1.5 * 1e9)

    /// Runs both loops; `progress` is told what comes next.
    package func run(progress: (String) -> Void) throws -> StallReport {
        progress("an open loop")
        // Room for all that is due during the stall, so that nothing waits for anything but the server.
        let inFlight = Int(Double(stall) / 1e9 * Self.rate * 1.2) + 32
        let open = try measure(rate: Self.rate, connections: inFlight)
        progress("a closed loop")
        let closed = try measure(rate: nil, connections: Self.closedConnections)
        let theory = StallTheory(requests: open.requests.sent, period: 1e9 / Self.rate, stall: Double(stall))
        let usual = open.latency.p50
        func row(_ name: String, _ percentile: Double, _ figure: (LatencySummary) -> Double) -> StallReport.Row {
            StallReport.Row(
                name: name,
                theory: usual + theory.latency(atPercentile: percentile) / 1000,
                open: figure(open.latency),
                closed: figure(closed.latency)
            )
        }
        return StallReport(
            stallSeconds: Double(stall) / 1e9,
            loadSeconds: Double(stall) * Self.stallsPerLoad / 1e9,
            rate: Self.rate,
            closedConnections: Self.closedConnections,
            tolerance: Double(stall) * Self.tolerance / 1000,
            rows: [
                row("p50", 50) { $0.p50 }, row("p90", 90) { $0.p90 }, row("p95", 95) { $0.p95 },
                row("p99", 99) { $0.p99 }, row("p99.9", 99.9) { $0.p999 }, row("max", 100) { $0.max },
            ]
        )
    }

    private func measure(rate: Double?, connections: Int) throws -> RunSummary {
        let backend = try BareBackend(service: NoService(), isStopped: isStopped)
        defer { try? backend.close() }
        let duration = Int64(Double(stall) * Self.stallsPerLoad)
        // The middle of the load, less half of the stall.
        let moment = (Double(Self.warmup) + Double(duration) / 2 - Double(stall) / 2) / 1e9
        var hasStalled = false
        return try backend.run(rate: rate) { load in
            load.connections = connections
            load.threads = min(threads, connections)
            load.warmup = Self.warmup
            load.limit = .duration(duration)
        } observe: { elapsed in
            guard !hasStalled, elapsed >= moment else { return }
            hasStalled = true
            backend.stall(nanoseconds: stall)
        }
    }
}
