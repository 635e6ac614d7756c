extension ScenarioLibrary {
    /// One backend that is slower than the others throughout.
    static let oneSlow = """
        # The commonest trouble in production: one of several is ten times as slow, and nothing says so.
        summary: 5 backends of 4 ms (exponential), 4 at a time each, 800 requests/s; backend 1 takes 10 times as long.
        expect: >-
          Backend 1 can do 100 requests/s. round-robin gives it 160, so its queue grows as long as the load lasts.
          Those that see requests in flight (least-requests, p2c, peak-ewma) give it less than a tenth, and their
          p99 is less than half of round-robin's, also in a run of three seconds.
        strategy: [round-robin, least-requests, p2c, peak-ewma]
        backends: 5
        concurrency: 4
        service: exponential:4ms
        rate: 800
        arrivals: poisson
        warmup: 500ms
        duration: 10s
        connections: 2000
        faults:
          - {at: 0s, backend: 1, kind: slow, factor: 10}

        """
}
