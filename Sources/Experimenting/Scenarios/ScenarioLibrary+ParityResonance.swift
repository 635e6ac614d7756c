extension ScenarioLibrary {
    /// Two kinds of requests that take turns, and an even number of backends.
    static let parityResonance = """
        # A page and its picture, a read and a write: requests of two kinds that alternate. A cycle over an even number of
        # backends gives all of one kind to every second one, and its counts are as even as can be.
        summary: 4 backends, 2 at a time each, 440 requests/s; every second request takes 20 ms, the others 2 ms.
        expect: >-
          round-robin sends all long requests to backends 2 and 4, a load of 1.1 there and of 0.11 at the others;
          their queues grow, and p99 is more than five times that of random, p2c and least-requests. Counts are even
          all the same. With --backends 5 the effect is gone.
        strategy: [round-robin, random, p2c, least-requests]
        backends: 4
        concurrency: 2
        service: constant:2ms
        requests:
          - {name: short, path: /}
          - {name: long, path: /delay/18ms}
        request_order: turns
        rate: 440
        arrivals: poisson
        warmup: 500ms
        duration: 10s
        connections: 1000

        """
}
