extension ScenarioLibrary {
    /// A steady load that runs live and simulated alike.
    static let steady = """
        # Four backends that work on one request at a time, at a third of what they can do.
        # rrbench run --scenario steady · rrbench simulate --scenario steady
        summary: Four backends, one request at a time each, at a third of their capacity.
        strategy: round-robin
        backends: 4
        concurrency: 1
        service: constant:10ms
        rate: 133
        arrivals: poisson
        warmup: 500ms
        duration: 5s
        connections: 64

        """
}
