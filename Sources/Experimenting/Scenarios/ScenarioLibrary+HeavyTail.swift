extension ScenarioLibrary {
    /// Service times with a heavy tail.
    static let heavyTail = """
        # Most requests are short and few are very long: the number of requests says little about the work.
        summary: >-
          8 backends, one request at a time, Pareto service (mean 5 ms, shape 1.5), 800 requests/s, half of what
          they can do.
        expect: >-
          One long request holds up all that wait behind it. round-robin and random go on sending there; p2c and
          least-requests see the queue, and their mean is less than half of round-robin's.
        strategy: [round-robin, random, p2c, least-requests]
        backends: 8
        concurrency: 1
        service: pareto:5ms:1.5
        rate: 800
        arrivals: poisson
        warmup: 1s
        duration: 10s
        connections: 2000

        """
}
