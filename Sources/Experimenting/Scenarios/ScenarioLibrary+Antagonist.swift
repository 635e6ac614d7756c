extension ScenarioLibrary {
    /// A neighbor that steals capacity.
    static let antagonist = """
        # A neighbor on the machine takes most of the processor for a second, again and again; the backend never fails.
        summary: >-
          4 backends of 4 ms, 4 at a time each, 1200 requests/s; backend 1 takes 4 times as long in every other
          second.
        expect: >-
          With the antagonist at work backend 1 can do 250 requests/s, and round-robin gives it 300, so that its
          queue grows for a second and drains in the next. Those that see load move the difference elsewhere; their
          p99 is under half of round-robin's.
        strategy: [round-robin, least-requests, p2c, peak-ewma]
        backends: 4
        concurrency: 4
        service: exponential:4ms
        rate: 1200
        arrivals: poisson
        warmup: 500ms
        duration: 10s
        connections: 1000
        faults:
          - {at: 0s, until: 12s, backend: 1, kind: slow, factor: 4, period: 2s}

        """
}
