internal import CCurl
internal import Glibc

/// A system thread that runs one closure, and recycles what libcurl allocates; whoever starts it joins it once.
struct WorkerThread: Sendable {
    private let thread: pthread_t

    /// What the thread takes over, through the one pointer that a thread is given.
    private final class Start {
        let name: String
        let body: () -> Void

        init(name: String, body: @escaping () -> Void) {
            self.name = name
            self.body = body
        }
    }

    /// Starts a thread; its name, of at most 15 bytes, is what `top -H` shows.
    init(name: String, body: sending @escaping () -> Void) throws(LoadPlanError) {
        let start = Unmanaged.passRetained(Start(name: name, body: body))
        var thread = pthread_t()
        let code = pthread_create(&thread, nil, Self.entry, start.toOpaque())
        guard code == 0 else {
            start.release()
            throw .setUp("no thread can be made (\(String(cString: strerror(code))))")
        }
        self.thread = thread
    }

    /// Blocks until the closure has returned.
    func join() {
        pthread_join(thread, nil)
    }

    private static let entry: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { context in
        guard let context else { return nil }
        let start = Unmanaged<Start>.fromOpaque(context).takeRetainedValue()
        _ = set_thread_name(start.name)
        recycle_on_this_thread()
        start.body()
        return nil
    }
}
