internal import CCurl
internal import Glibc

/// Which descriptors the kernel watches for a worker, kept equal to what libcurl wants only where that matters.
///
/// libcurl lets go of a socket at the end of every transfer and wants it again at the start of the next. Taken
/// literally that is two `epoll_ctl` calls a request. Here an idle connection stays registered: if it is wanted
/// again nothing is to be done, and if it becomes readable while nobody wants it (its server closed it) it is taken
/// out then.
struct SocketWatch {
    /// What libcurl wants of a descriptor, and what the kernel was told; equal except on idle connections.
    private struct Interest {
        var registered: UInt32 = 0
        var wanted: UInt32 = 0
        /// Whether libcurl says when it closes it, which of its resolver's pairs it does not.
        var isConnection = false
    }

    let poll: Int32
    private var interests: [Interest] = []

    /// An empty set of descriptors; an error where the process has none left.
    init() throws(LoadPlanError) {
        poll = epoll_create1(Int32(EPOLL_CLOEXEC))
        guard poll >= 0 else { throw .setUp("no descriptor for an epoll (\(String(cString: strerror(errno))))") }
    }

    /// A new connection has this descriptor, whatever had it before.
    mutating func opened(_ descriptor: Int32) {
        reserve(descriptor)
        interests[Int(descriptor)] = Interest(isConnection: true)
    }

    /// The descriptor is about to be closed, which also takes it out of the epoll.
    mutating func closed(_ descriptor: Int32) {
        reserve(descriptor)
        interests[Int(descriptor)] = Interest()
    }

    /// libcurl wants these events of a descriptor; `tag` comes back with them.
    mutating func want(_ events: UInt32, of descriptor: Int32, tag: UInt64) {
        reserve(descriptor)
        let index = Int(descriptor)
        interests[index].wanted = events
        let registered = interests[index].registered
        guard registered != events else { return }
        // The resolver's descriptors come and go without notice, so an addition may meet one that is there.
        if epoll_set(poll, registered == 0 ? EPOLL_CTL_ADD : EPOLL_CTL_MOD, descriptor, events, tag) != 0 {
            _ = epoll_set(poll, registered == 0 ? EPOLL_CTL_MOD : EPOLL_CTL_ADD, descriptor, events, tag)
        }
        interests[index].registered = events
    }

    /// libcurl wants nothing more of a descriptor, most likely until the next request.
    mutating func release(_ descriptor: Int32) {
        reserve(descriptor)
        interests[Int(descriptor)].wanted = 0
        if !interests[Int(descriptor)].isConnection { remove(descriptor) }
    }

    /// Whether an event of the descriptor is for libcurl; if nobody wants it, it is not watched any more.
    mutating func isWanted(_ descriptor: Int32) -> Bool {
        if interests[Int(descriptor)].wanted != 0 { return true }
        remove(descriptor)
        return false
    }

    private mutating func remove(_ descriptor: Int32) {
        _ = epoll_set(poll, EPOLL_CTL_DEL, descriptor, 0, 0)
        interests[Int(descriptor)].registered = 0
    }

    private mutating func reserve(_ descriptor: Int32) {
        while interests.count <= Int(descriptor) {
            interests.append(contentsOf: repeatElement(Interest(), count: max(256, interests.count)))
        }
    }
}
