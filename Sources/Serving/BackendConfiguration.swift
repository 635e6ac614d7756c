package import Pacing

/// One dummy backend: where it listens, what it is called, how it serves and fails.
package struct BackendConfiguration: Sendable {
    /// The value of `X-Backend-Id`, and what distinguishes its random numbers from those of other backends.
    package var name: String
    /// The address to listen on: a numeric address or a name that resolves to one.
    package var host: String
    /// The TCP port; 0 takes any free one.
    package var port: Int
    /// The service time of each request, `/health` and `/probe` excepted.
    package var service: any ServiceDistribution
    /// How fast it works: a service time of 1 ms takes 1 ms / speed.
    package var speed: Double
    /// How many requests are served at once while others wait in order of arrival; `nil` is no limit.
    package var concurrency: Int?
    /// The status that `/` answers.
    package var status: Int
    /// The share of requests, from 0 to 1, answered with status 500, `/health` and `/probe` excepted.
    package var errorRate: Double
    /// Length in bytes of the body of `/`; `nil` is the name and number as text.
    package var size: Int?
    /// Seeds service times and errors.
    package var seed: UInt64

    /// A backend that answers at once, with status 200 and no errors, unless told otherwise.
    package init(
        name: String,
        host: String = "127.0.0.1",
        port: Int = 0,
        service: any ServiceDistribution = NoService(),
        speed: Double = 1,
        concurrency: Int? = nil,
        status: Int = 200,
        errorRate: Double = 0,
        size: Int? = nil,
        seed: UInt64 = 1
    ) {
        self.name = name
        self.host = host
        self.port = port
        self.service = service
        self.speed = speed
        self.concurrency = concurrency
        self.status = status
        self.errorRate = errorRate
        self.size = size
        self.seed = seed
    }

    /// Refuses what no backend can do.
    func validate() throws(BackendError) {
        // The name goes into a header field: RFC 9110, section 5.5, allows no control characters there.
        guard !name.isEmpty, name.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f }) else { throw .name(name) }
        guard (0...65_535).contains(port) else { throw .port(port) }
        guard speed > 0, speed.isFinite else { throw .speed(speed) }
        if let concurrency, concurrency < 1 { throw .concurrency(concurrency) }
        guard Route.statuses.contains(status) else { throw .status(status) }
        guard (0...1).contains(errorRate) else { throw .errorRate(errorRate) }
        if let size, !(0...Route.largestBody).contains(Int64(size)) { throw .size(size) }
    }
}
