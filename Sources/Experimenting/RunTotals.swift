internal import Measuring
internal import Recording

/// What the parts counted over a whole run, as rows of the table `timeline` at its end.
///
/// The rows of `requests` say what the client saw; these say the rest, so that a run can be judged again from the
/// database alone and comes out the same. Every series begins with `total.`; a part that did not run here has none.
struct RunTotals: Equatable {
    /// The measured interval in nanoseconds since the start of the run.
    var measuredInterval: Range<Int64>
    /// The generator's account of itself.
    var generator: GeneratorFacts
    /// The proxy's counters, if it was ours.
    var proxy: ProxyFacts?
    /// What each backend received, in the order of their numbers; empty if they were not ours.
    var received: [Int64]
    /// Processor time by part.
    var cpu: CPUFacts
    /// The most memory of a proxy in processes of its own, in bytes.
    var proxyPeakBytes: Int64?
    /// Whether a proxy without counters may give a request to a second backend.
    var proxyMayRepeat = false

    /// The totals as points at the end of the measured interval.
    var points: [TimelinePoint] {
        var series: [(String, Double?)] = [
            ("measured.start_ns", Double(measuredInterval.lowerBound)),
            ("measured.end_ns", Double(measuredInterval.upperBound)),
            ("generator.target_rps", generator.targetRate),
            ("generator.dropped", Double(generator.dropped)),
            ("generator.blocked", Double(generator.blockedSends)),
            ("generator.late", Double(generator.lateSends)),
            ("generator.longest_gap_ns", Double(generator.longestLoopGapNanoseconds)),
            ("generator.repeated", generator.repeatedSends.map(Double.init)),
            ("generator.connections_opened", Double(generator.connectionsOpened)),
            ("generator.connections_expected", generator.connectionsExpected.map(Double.init)),
            ("generator.busiest_thread", generator.busiestThreadShare),
            ("generator.in_flight_limit", generator.inFlightLimit.map(Double.init)),
            ("generator.cores", generator.cores.map(Double.init)),
            ("generator.calibrated_rps", generator.calibratedRate),
            ("arrivals.planned_cv", generator.arrivals.planned),
            ("arrivals.received_cv", generator.arrivals.received),
            ("cpu.generator_ns", cpu.generatorNanoseconds.map(Double.init)),
            ("cpu.recorder_ns", cpu.recorderNanoseconds.map(Double.init)),
            ("cpu.proxy_ns", cpu.proxyNanoseconds.map(Double.init)),
            ("cpu.backends_ns", cpu.backendsNanoseconds.map(Double.init)),
            ("proxy_rss_peak_bytes", proxyPeakBytes.map(Double.init)),
            ("proxy_may_repeat", proxyMayRepeat ? 1 : nil),
        ]
        if let proxy {
            series += [
                ("proxy.requests", Double(proxy.requests)),
                ("proxy.picks", Double(proxy.picks)),
                ("proxy.retries", Double(proxy.retries)),
                ("proxy.without_pick", Double(proxy.answeredWithoutPick)),
                ("proxy.unreached", Double(proxy.unreachedAttempts)),
                ("proxy.broken", Double(proxy.brokenAttempts)),
                ("proxy.repeated", Double(proxy.repeatedAttempts)),
            ]
            for (index, picks) in proxy.picksPerBackend.enumerated() {
                series.append(("backend.\(index + 1).picks", Double(picks)))
            }
        }
        for (index, count) in received.enumerated() {
            series.append(("backend.\(index + 1).received", Double(count)))
        }
        return series.compactMap { name, value in
            value.map {
                TimelinePoint(atNanoseconds: measuredInterval.upperBound, series: "total.\(name)", value: $0)
            }
        }
    }
}

extension RunTotals {
    /// The totals that a run's timeline ends with, or `nil` where the run never came to its end.
    init?(_ points: [TimelinePoint]) {
        let values = Dictionary(
            points.lazy.filter { $0.series.hasPrefix("total.") }.map { (String($0.series.dropFirst(6)), $0.value) },
            uniquingKeysWith: { $1 }
        )
        func count(_ name: String) -> Int64? { values[name].map { Int64($0) } }
        func perBackend(_ name: String) -> [Int64] {
            var list: [Int64] = []
            while let value = count("backend.\(list.count + 1).\(name)") { list.append(value) }
            return list
        }
        guard let start = count("measured.start_ns"), let end = count("measured.end_ns"), start <= end else {
            return nil
        }
        measuredInterval = start..<end
        generator = GeneratorFacts(
            targetRate: values["generator.target_rps"],
            dropped: count("generator.dropped") ?? 0,
            blockedSends: count("generator.blocked") ?? 0,
            lateSends: count("generator.late") ?? 0,
            longestLoopGapNanoseconds: count("generator.longest_gap_ns") ?? 0,
            repeatedSends: count("generator.repeated"),
            connectionsOpened: count("generator.connections_opened") ?? 0,
            connectionsExpected: count("generator.connections_expected"),
            busiestThreadShare: values["generator.busiest_thread"],
            inFlightLimit: values["generator.in_flight_limit"].map { Int($0) },
            cores: values["generator.cores"].map { Int($0) },
            calibratedRate: values["generator.calibrated_rps"],
            arrivals: ArrivalFacts(
                planned: values["arrivals.planned_cv"],
                received: values["arrivals.received_cv"]
            )
        )
        cpu = CPUFacts(
            generatorNanoseconds: count("cpu.generator_ns"),
            recorderNanoseconds: count("cpu.recorder_ns"),
            proxyNanoseconds: count("cpu.proxy_ns"),
            backendsNanoseconds: count("cpu.backends_ns")
        )
        proxyPeakBytes = count("proxy_rss_peak_bytes")
        proxyMayRepeat = values["proxy_may_repeat"] == 1
        proxy = count("proxy.requests").map { requests in
            ProxyFacts(
                requests: requests,
                picks: count("proxy.picks") ?? 0,
                picksPerBackend: perBackend("picks"),
                retries: count("proxy.retries") ?? 0,
                answeredWithoutPick: count("proxy.without_pick") ?? 0,
                unreachedAttempts: count("proxy.unreached") ?? 0,
                brokenAttempts: count("proxy.broken") ?? 0,
                repeatedAttempts: count("proxy.repeated") ?? 0
            )
        }
        received = perBackend("received")
    }
}
