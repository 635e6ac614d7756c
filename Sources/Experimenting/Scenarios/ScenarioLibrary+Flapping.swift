extension ScenarioLibrary {
    /// A backend that comes and goes.
    static let flapping = """
        # Down and up again, faster than anyone gets used to. Without retries a pick while it is down is an error.
        summary: >-
          4 backends of 4 ms, 4 at a time each, 800 requests/s; backend 3 is down for half of every second from 2 s
          to 8 s.
        expect: >-
          Checks every 200 ms find it down and up again, each up to 200 ms late. Of the requests of those six
          seconds round-robin loses up to a twentieth, and least-requests more, for what fails at once looks idle.
          With 'retries: 1' none is lost.
        strategy: [round-robin, least-requests, p2c]
        backends: 4
        concurrency: 4
        service: exponential:4ms
        rate: 800
        arrivals: poisson
        warmup: 500ms
        duration: 10s
        connections: 400
        bin: 500ms
        health_check: {interval: 200ms}
        faults:
          - {at: 2s, until: 8s, backend: 3, kind: flap, period: 1s}

        """
}
