extension ScenarioLibrary {
    /// A backend that fails so fast that it looks idle.
    static let blackHole = """
        # A backend that fails at once always looks idle: whoever goes by load sends it ever more.
        summary: 10 backends of 50 ms (exponential), 2000 requests/s; backend 1 fails every request within 1 ms.
        source: "share drawn by the failing backend: round robin 10 %, least requests over 70 %, two choices 20 %"
        strategy: [round-robin, least-requests, p2c, peak-ewma, least-time]
        backends: 10
        concurrency: unlimited
        service: exponential:50ms
        rate: 2000
        arrivals: poisson
        warmup: 1s
        duration: 10s
        connections: 500
        faults:
          - {at: 0s, backend: 1, kind: fail, time: 1ms}

        """
}
