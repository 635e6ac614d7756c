extension ScenarioLibrary {
    /// The load that every strategy should spread evenly.
    static let even = """
        # Nothing goes wrong and all backends are alike: what is uneven here is the balancer's own doing.
        summary: >-
          4 backends alike (5 ms, exponential, one at a time), 600 requests/s, three quarters of what they can do.
        expect: >-
          round-robin spreads to within one request; random is uneven by chance. Both queue more than p2c and
          least-requests, which see who is busy: their mean is under two thirds of random's.
        strategy: [round-robin, random, p2c, least-requests]
        backends: 4
        concurrency: 1
        service: exponential:5ms
        rate: 600
        arrivals: poisson
        warmup: 1s
        duration: 10s
        connections: 200

        """
}
