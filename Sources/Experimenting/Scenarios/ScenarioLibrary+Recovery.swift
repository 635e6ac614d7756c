extension ScenarioLibrary {
    /// A backend that crashes and is eased back in.
    static let recovery = """
        # How long a backend that was away takes to its fair share, and whether it is flooded on the way.
        summary: >-
          10 backends at load 0.6; backend 4 crashes at second 10 and is back at second 20; health checks every second,
          slow start 10 s; picks counted every second.
        source: "HAProxy slowstart: the returning backend's share rises linearly to its fair share, without overshoot"
        strategy: [round-robin, weighted-random, least-requests, p2c]
        backends: 10
        concurrency: 1
        service: exponential:5ms
        rate: 1200
        arrivals: poisson
        warmup: 0s
        duration: 40s
        connections: 500
        retries: 1
        bin: 1s
        health_check: {interval: 1s, slow_start: 10s}
        faults:
          - {at: 10s, until: 20s, backend: 4, kind: crash}

        """
}
