/// A request on its way through the system.
struct Job: BitwiseCopyable {
    /// The moment at which it was meant to be sent.
    var arrival: Int64 = 0
    /// The moment of the present attempt.
    var dispatched: Int64 = 0
    /// Nanoseconds of work on an idle backend of speed 1.
    var demand: Int64 = 0
    /// Nanoseconds by which its service ends later than scheduled, since its backend stood still.
    var postponed: Int64 = 0
    /// A hash of its key.
    var key: UInt64 = 0
    /// Its number among all requests, from 0.
    var number: Int = 0
    var client: Int32 = 0
    var backend: Int32 = 0
    /// The job behind it in a backend's queue, or in the list of free ones; −1 at the end.
    var next: Int32 = -1
    /// The event with which the backend will be done with it; 0 while it waits.
    var service: UInt32 = 0
    /// The event of its deadline.
    var deadline: UInt32 = 0
    /// Jobs at its backend when it arrived there.
    var ahead: Int32 = 0
    /// Attempts so far.
    var attempts: Int32 = 0
    /// Whether the backend holds it.
    var isHeld = false
    /// Whether the client has given it up.
    var isAbandoned = false
    /// Whether the backend of the last attempt received it; one that has crashed refuses.
    var wasCounted = false
    /// Whether the last attempt succeeded.
    var succeeded = false
}
