extension ScenarioLibrary {
    /// A crash, and the way back.
    static let crashRecover = """
        # Connections are refused and open ones are reset, from second 3 to second 6.
        summary: >-
          4 backends of 4 ms, 4 at a time each, 800 requests/s; backend 2 is down from second 3 to second 6; checks
          every 500 ms.
        expect: >-
          Until a check has seen the crash, a quarter of the picks meet it; one retry answers nearly all of those.
          Then backend 2 draws nothing until a check has seen it back, and its fair share within a second of that.
        strategy: [round-robin, least-requests, p2c, peak-ewma]
        backends: 4
        concurrency: 4
        service: exponential:4ms
        rate: 800
        arrivals: poisson
        warmup: 500ms
        duration: 10s
        connections: 400
        retries: 1
        bin: 500ms
        health_check: {interval: 500ms}
        faults:
          - {at: 3s, until: 6s, backend: 2, kind: crash}

        """
}
