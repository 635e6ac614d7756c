extension ScenarioLibrary {
    /// A backend that is eased back in.
    static let slowStart = """
        # Scenario cold-start with slow start: the returning backend's weight rises while it is cold.
        summary: >-
          4 backends of 4 ms, 4 at a time each, 1200 requests/s; backend 1 is down from 1 s to 2 s and 5 times as
          slow to 5 s; slow start of 4 s.
        expect: >-
          The share of backend 1 rises to its quarter within 4 s of the check that found it up (simulated in
          twentieths, live in steps of a second), without overshoot, and p99 of round-robin is under a quarter of
          what it is in cold-start.
        strategy: [round-robin, weighted-round-robin, weighted-random]
        backends: 4
        concurrency: 4
        service: exponential:4ms
        rate: 1200
        arrivals: poisson
        warmup: 500ms
        duration: 10s
        connections: 1000
        retries: 1
        bin: 500ms
        health_check: {interval: 200ms, slow_start: 4s}
        faults:
          - {at: 1s, until: 2s, backend: 1, kind: crash}
          - {at: 2s, until: 5s, backend: 1, kind: slow, factor: 5}

        """
}
