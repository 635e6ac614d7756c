extension ScenarioLibrary {
    /// Load that grows past what every backend is entitled to.
    static let prequalRamp = """
        # Every backend is entitled to a tenth of a machine: speed 1. On half of the machines neighbors use all of the
        # rest; on the other half a backend may use up to four times its share. Only who sees the load can tell which.
        # The stages are 0.75 to 1.74 of the allocation (461.546 requests/s); the last one is measured.
        summary: >-
          100 clients, 100 backends, processor sharing; load from 0.75 to 1.74 of the allocation in nine steps of 10/9,
          10 s each; query costs normal with equal mean and deviation, deadline 5 s.
        source: >-
          Wydrowski et al., "Load is not what you should balance", NSDI '24: at the top step weighted round robin
          fails over a quarter of the queries, Prequal none
        strategy: [weighted-round-robin, prequal]
        clients: 100
        backends:
          - {count: 50, speed: 1}
          - {count: 50, speed: 4}
        concurrency: 1
        discipline: ps
        service: cut-normal:200ms
        stages: [
          0s:346.160, 10s:346.160, 0s:384.622, 10s:384.622, 0s:427.357, 10s:427.357,
          0s:474.842, 10s:474.842, 0s:527.602, 10s:527.602, 0s:586.224, 10s:586.224,
          0s:651.360, 10s:651.360, 0s:723.734, 10s:723.734, 0s:804.148, 10s:804.148
        ]
        arrivals: poisson
        warmup: 80s
        timeout: 5s

        """
}
