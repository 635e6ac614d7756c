internal import Pacing

/// A backend's state.
struct SimulatedServer: BitwiseCopyable {
    typealias Conduct = ScheduledFault.Conduct

    let concurrency: Int
    let speed: Double
    var conduct = Conduct.healthy
    /// What a demand is multiplied with; 1 for a healthy backend of speed 1.
    var slowness: Double
    /// When it goes on after a pause; in the past while it is at work.
    var resumes: Int64 = 0
    /// Jobs held, waiting or in service: what a probe or a snapshot tells.
    var present = 0
    /// Whether health checks have marked it down.
    var isMarkedDown = false
    /// FIFO: jobs in service.
    var busy = 0
    /// FIFO: the first and last waiting job, −1 for none.
    var firstWaiting: Int32 = -1
    var lastWaiting: Int32 = -1
    /// The smoothed time that a job spends here for each job present at its arrival, itself included, in nanoseconds.
    private var latencyPerJob = 0.0
    /// Nanoseconds that its servers were at work for jobs that ended.
    var work: Int64 = 0
    /// When it came back from a crash, for its slow start.
    var returned: Int64 = 0

    init(_ backend: SimulatedBackend) {
        concurrency = backend.concurrency
        speed = backend.speed
        slowness = 1 / backend.speed
    }

    /// Nanoseconds that a demand takes on one server at the present speed.
    @inline(__always)
    func duration(of demand: Int64) -> Int64 {
        slowness == 1 ? demand : Int64((Double(demand) * slowness).rounded())
    }

    /// What a job that arrived now would have to expect, in nanoseconds: what a probe tells of latency.
    var expectedLatency: Int64 { Int64(latencyPerJob * Double(present + 1)) }

    /// Learns from a job's time here.
    @inline(__always)
    mutating func learn(_ latency: Int64, ahead: Int32) {
        latencyPerJob += (Double(latency) / Double(ahead + 1) - latencyPerJob) * 0.125
    }

    /// Takes on a conduct.
    mutating func behave(_ conduct: Conduct) {
        self.conduct = conduct
        slowness = 1 / speed
        if case .slow(let factor) = conduct { slowness *= factor }
        if conduct == .crashed { resumes = 0 }
    }
}
