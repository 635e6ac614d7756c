extension ScenarioLibrary {
    /// A backend that comes back cold.
    static let coldStart = """
        # A backend that was restarted fills its caches first: it is up, and five times as slow for three seconds.
        summary: >-
          4 backends of 4 ms, 4 at a time each, 1200 requests/s; backend 1 is down from 1 s to 2 s and 5 times as
          slow to 5 s.
        expect: >-
          The cold backend can do 200 requests/s, and round-robin gives it 300 as soon as it is back, so that
          hundreds wait there by the time it is warm. Those that see load give it what it can do; their p99 is under
          a fifth of round-robin's. Scenario slow-start shows the cure for those that do not.
        strategy: [round-robin, least-requests, p2c, peak-ewma]
        backends: 4
        concurrency: 4
        service: exponential:4ms
        rate: 1200
        arrivals: poisson
        warmup: 500ms
        duration: 10s
        connections: 1000
        retries: 1
        health_check: {interval: 200ms}
        faults:
          - {at: 1s, until: 2s, backend: 1, kind: crash}
          - {at: 2s, until: 5s, backend: 1, kind: slow, factor: 5}

        """
}
