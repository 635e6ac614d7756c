/// The figures of a run that are compared: the catalogue that the command line, the statistics and the reports share.
///
/// The raw value is the key in the JSON of a comparison. Not all are judged by default: each more makes every other
/// harder to show, because the correction for many tests is over all of them (``HolmCorrection``).
public enum ComparisonMetric: String, CaseIterable, Sendable {
    /// Half of the requests were answered by then.
    case median = "p50_us"
    /// Nine in ten requests were answered by then.
    case p90 = "p90_us"
    /// 99 of a hundred requests were answered by then.
    case p99 = "p99_us"
    /// 999 of a thousand requests were answered by then; it takes long runs.
    case p999 = "p999_us"
    /// The mean latency.
    case mean = "mean_us"
    /// Successful answers a second.
    case throughput = "achieved_rps"
    /// The share of requests that failed.
    case errors = "error_share"
    /// Processor time of the proxy a request.
    case proxyCPU = "proxy_cpu_us"

    /// What a figure is counted in.
    public enum Unit: Sendable {
        /// Microseconds.
        case microseconds
        /// Requests a second.
        case perSecond
        /// A fraction of one.
        case share
    }

    /// Which way users want a figure to go.
    public enum Direction: Sendable {
        /// A smaller figure is the better one.
        case lowerIsBetter
        /// A greater figure is the better one.
        case higherIsBetter
    }

    /// The metrics that a comparison judges unless it is told others.
    ///
    /// In an open loop the schedule sets the throughput, whatever the target does; a target that cannot keep up shows in
    /// the percentiles.
    public static func judgedByDefault(inOpenLoop isOpen: Bool) -> [ComparisonMetric] {
        isOpen ? [.median, .p99, .errors] : [.median, .p99, .throughput, .errors]
    }

    /// The name in sentences and tables.
    public var title: String {
        switch self {
        case .median: "p50"
        case .p90: "p90"
        case .p99: "p99"
        case .p999: "p99.9"
        case .mean: "mean"
        case .throughput: "throughput"
        case .errors: "errors"
        case .proxyCPU: "proxy CPU"
        }
    }

    /// What the figure is counted in.
    public var unit: Unit {
        switch self {
        case .median, .p90, .p99, .p999, .mean, .proxyCPU: .microseconds
        case .throughput: .perSecond
        case .errors: .share
        }
    }

    /// Which way users want it to go.
    public var direction: Direction { self == .throughput ? .higherIsBetter : .lowerIsBetter }

    /// Whether a difference is a ratio; that of two shares is in points, since a share may well be 0.
    public var isRelative: Bool { unit != .share }

    /// The metric by what a user calls it: its JSON key, with or without the unit, or its title.
    public init?(named name: String) {
        let found = Self.allCases.first { metric in
            let shortened = metric.rawValue.split(separator: "_").dropLast().joined(separator: "_")
            return [metric.rawValue, shortened, metric.title].contains(name)
        }
        guard let found else { return nil }
        self = found
    }

    /// The figure of a run; `nil` where the run has none, because no request was timed or no CPU accounted.
    public func value(of summary: RunSummary) -> Double? {
        let wasTimed = summary.latency.max > 0
        switch self {
        case .median: return wasTimed ? summary.latency.p50 : nil
        case .p90: return wasTimed ? summary.latency.p90 : nil
        case .p99: return wasTimed ? summary.latency.p99 : nil
        case .p999: return wasTimed ? summary.latency.p999 : nil
        case .mean: return wasTimed ? summary.latency.mean : nil
        case .throughput: return summary.requests.sent > 0 ? summary.throughput.achievedPerSecond : nil
        case .errors:
            let sent = summary.requests.sent
            return sent > 0 ? Double(summary.requests.failed) / Double(sent) : nil
        case .proxyCPU: return summary.cpuPerRequest.proxy
        }
    }
}
