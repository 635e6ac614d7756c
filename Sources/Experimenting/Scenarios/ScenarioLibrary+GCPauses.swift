extension ScenarioLibrary {
    /// Backends that stand still now and then.
    static let gcPauses = """
        # A stop-the-world collection: nothing begins and nothing ends, and connections are accepted all the while.
        summary: >-
          4 backends of 4 ms, 4 at a time each, 800 requests/s; each in turn stands still for 200 ms every two
          seconds.
        expect: >-
          Each backend is away for a tenth of the time. round-robin sends it its quarter meanwhile, 10 % of all
          requests, whose wait is up to 200 ms; p99 is nearly that. least-requests and p2c see requests pile up and
          go elsewhere, and their p99 is under half of round-robin's.
        strategy: [round-robin, least-requests, p2c, peak-ewma]
        backends: 4
        concurrency: 4
        service: exponential:4ms
        rate: 800
        arrivals: poisson
        warmup: 500ms
        duration: 10s
        connections: 800
        faults:
          - {at: 0s, until: 12s, backend: 1, kind: pause, time: 200ms, period: 2s}
          - {at: 500ms, until: 12s, backend: 2, kind: pause, time: 200ms, period: 2s}
          - {at: 1s, until: 12s, backend: 3, kind: pause, time: 200ms, period: 2s}
          - {at: 1500ms, until: 12s, backend: 4, kind: pause, time: 200ms, period: 2s}

        """
}
