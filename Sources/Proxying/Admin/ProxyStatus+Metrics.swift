internal import Foundation

extension ProxyStatus {
    /// The same figures for Prometheus, by its conventions: base units, `_total` for what only grows.
    var metrics: String {
        var page = MetricsPage()
        page.begin("rrbench_build_info", .gauge, "The version of the proxy and its strategy; always 1.")
        page.sample(1, ["version": version, "strategy": strategy])
        page.single(
            "rrbench_start_time_seconds",
            .gauge,
            "When the proxy started, in seconds since 1970.",
            startedAt.timeIntervalSince1970
        )
        page.single("rrbench_cpu_seconds_total", .counter, "CPU time of the event loops.", cpuS)
        page.single("rrbench_serving", .gauge, "Whether requests find a backend, as /healthz says.", isServing ? 1 : 0)
        page.begin("rrbench_mode", .gauge, "Whom the balancer may pick from: 1 for the mode that it is in.")
        for mode in FleetMode.allCases { page.sample(mode == self.mode ? 1 : 0, ["mode": mode.rawValue]) }
        appendTraffic(to: &page)
        appendBackends(to: &page)
        appendResponseTimes(to: &page)
        return page.text
    }

    private func appendTraffic(to page: inout MetricsPage) {
        for counter in counters.listed {
            page.single("rrbench_\(counter.name)_total", .counter, counter.help, counter.value)
        }
        page.begin("rrbench_responses_total", .counter, "Final responses to clients by the class of their status.")
        for (name, count) in responses.sorted(by: { $0.key < $1.key }) { page.sample(count, ["class": name]) }
        page.single("rrbench_client_connections", .gauge, "Open client connections.", connections.client)
        page.single("rrbench_upstream_connections", .gauge, "Open connections to backends.", connections.upstream)
        page.single("rrbench_retries_active", .gauge, "Retries charged to the budget.", retryBudget.active)
        page.single(
            "rrbench_retries_refused_total",
            .counter,
            "Retries that the budget refused.",
            retryBudget.refused
        )
        guard let accessLog else { return }
        page.begin("rrbench_access_log_lines_total", .counter, "Lines of the access log by what became of them.")
        page.sample(accessLog.written, ["result": "written"])
        page.sample(accessLog.dropped, ["result": "dropped"])
        page.sample(accessLog.failed, ["result": "failed"])
    }

    private func appendBackends(to page: inout MetricsPage) {
        func family(_ name: String, _ kind: MetricsPage.Kind, _ help: String, _ value: (BackendStatus) -> Double) {
            page.begin("rrbench_backend_\(name)", kind, help)
            for backend in backends { page.sample(value(backend), ["backend": backend.name]) }
        }
        page.begin("rrbench_backend_info", .gauge, "The address of a backend; always 1.")
        for backend in backends {
            page.sample(1, ["backend": backend.name, "address": backend.address])
        }
        page.begin("rrbench_backend_state", .gauge, "How a backend stands: 1 for its state.")
        for backend in backends {
            for state in MemberCondition.allCases {
                page.sample(backend.state == state ? 1 : 0, ["backend": backend.name, "state": state.rawValue])
            }
        }
        family("eligible", .gauge, "Whether the backend may be picked.") { $0.eligible ? 1 : 0 }
        family("weight", .gauge, "The weight of the backend.") { $0.weight }
        family("effective_weight", .gauge, "The weight times the share that slow start has reached.") {
            $0.effectiveWeight
        }
        family("requests_in_flight", .gauge, "Requests given to the backend that have not ended.") {
            Double($0.inFlight)
        }
        family("requests_waiting", .gauge, "Requests that wait for a place at the backend.") { Double($0.waiting) }
        family("idle_connections", .gauge, "Open connections to the backend without a request.") {
            Double($0.idleConnections)
        }
        family("picks_total", .counter, "Picks of the backend.") { Double($0.picks) }
        family("ejections_total", .counter, "Times that live traffic took the backend out.") { Double($0.ejections) }
        family("latency_seconds", .gauge, "Smoothed time to the head of its successful answers.") {
            $0.latencyUs / 1e6
        }
    }

    private func appendResponseTimes(to page: inout MetricsPage) {
        page.begin("rrbench_upstream_response_seconds", .histogram, "From a request sent to the head of its answer.")
        var total: Int64 = 0
        for (bound, count) in zip(ResponseTimes.bounds, responseTimes.counts) {
            total += count
            page.sample(total, ["le": "\(Double(bound) / 1e9)"], suffix: "_bucket")
        }
        total += responseTimes.counts.last ?? 0
        page.sample(total, ["le": "+Inf"], suffix: "_bucket")
        page.sample(Double(responseTimes.sum) / 1e9, suffix: "_sum")
        page.sample(total, suffix: "_count")
    }
}
