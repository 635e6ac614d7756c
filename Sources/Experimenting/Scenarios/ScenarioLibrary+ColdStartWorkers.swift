extension ScenarioLibrary {
    /// The first requests after a start, by one cursor and by sixteen.
    static let coldStartWorkers = """
        # Workers that each begin their round at the first backend send it a burst after every start.
        summary: 8 backends, 24 requests after a start, by one cursor or by one cursor for each of 16 workers.
        source: "measured with nginx 1.22 and 16 workers: 16,3,1,1,1,1,1,0 requests; with one worker 3 each"
        strategy: [round-robin, "per-worker-round-robin:workers=16"]
        backends: 8
        concurrency: 1
        service: constant:1ms
        rate: 1000
        arrivals: constant
        warmup_requests: 0
        requests: 24

        """
}
