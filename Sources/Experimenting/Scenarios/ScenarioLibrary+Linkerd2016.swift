extension ScenarioLibrary {
    /// One slow backend among eleven.
    static let linkerd2016 = """
        # One backend of eleven slows down from 167 ms to 2 s for half of a minute.
        # Round robin's exact share within 1 s is 1 - (30/60)/11 = 95.4545 %.
        summary: 11 backends of 167 ms, 1000 requests/s for 60 s; one backend takes 2 s from second 15 to second 45.
        source: >-
          Buoyant, "Beyond round robin" (2016); answered within 1 s: round robin about 95 %, least loaded about 99 %,
          Peak-EWMA about 99.9 %
        strategy: [round-robin, least-requests, peak-ewma]
        backends: 11
        concurrency: unlimited
        service: lognormal:167ms:0.03
        rate: 1000
        arrivals: constant
        warmup: 0s
        duration: 60s
        connections: 2000
        objective: 1s
        faults:
          - {at: 15s, until: 45s, backend: 5, kind: fixed, time: 2s}

        """
}
