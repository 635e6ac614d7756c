extension ScenarioLibrary {
    /// Backends of three sizes.
    static let heterogeneous = """
        # Capacities 1:2:4, and weights to match. Whoever gives all of them the same drowns the smallest.
        summary: 3 backends that can do 100, 200 and 400 requests/s, weighted 1:2:4; 380 requests/s.
        expect: >-
          round-robin gives the smallest a third, more than it can do, so its queue grows to the end and takes p99
          beyond a second. weighted-round-robin, least-requests and p2c keep p99 under a tenth of that.
        strategy: [round-robin, weighted-round-robin, least-requests, p2c]
        backends:
          - {weight: 1, speed: 1}
          - {weight: 2, speed: 2}
          - {weight: 4, speed: 4}
        concurrency: 1
        service: exponential:10ms
        rate: 380
        arrivals: poisson
        warmup: 1s
        duration: 10s
        connections: 1000

        """
}
