extension CPUFacts {
    /// The time of each part over `requests` requests, in microseconds rounded to a nanosecond.
    func perRequest(of requests: Int64) -> CPUPerRequest {
        func share(_ nanoseconds: Int64?) -> Double? {
            nanoseconds.map { (Double($0) / 1000 / Double(max(requests, 1))).rounded(toPlaces: 3) }
        }
        return CPUPerRequest(
            generator: share(generatorNanoseconds),
            recorder: share(recorderNanoseconds),
            proxy: share(proxyNanoseconds),
            backends: share(backendsNanoseconds)
        )
    }
}
