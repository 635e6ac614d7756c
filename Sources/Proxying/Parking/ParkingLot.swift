internal import Dispatch
internal import Foundation
internal import NIOCore
internal import Synchronization

#if canImport(Glibc)
    internal import CLinux
    internal import Glibc

    /// The sockets of the client connections that wait without a channel, of all event loops: one epoll, one thread.
    ///
    /// It owns no socket and remembers none: the kernel keeps the descriptors and, with each, the event loop it belongs
    /// to; ``ParkedConnections`` of that loop keeps the rest. Each is reported once (`EPOLLONESHOT`) and stays silent
    /// until it is taken out, so that two threads never have the same one at work. A report may be older than its
    /// descriptor, closed and given out again in the meantime; then the loop wakes a connection too early, which parks
    /// again.
    final class ParkingLot: Sendable {
        /// Tells the event loop of an index that these descriptors have something to read, or are closed.
        typealias Wake = @Sendable (_ worker: Int, _ descriptors: [Int32]) -> Void

        /// Stands for the bell among the reports; no loop has such an index.
        private static let bellMark = UInt64.max
        /// Reports taken at once; those of one loop make one task there.
        private static let batch = 64

        private let poll: Int32
        private let bell: Int32
        private let added = Atomic<Int>(0)
        private let isOpen = Atomic(false)
        private let clock = Mutex<ThreadClock?>(nil)
        private let ended = DispatchSemaphore(value: 0)

        /// `nil` where the process has no descriptor left.
        init?() {
            poll = epoll_create1(Int32(EPOLL_CLOEXEC))
            bell = eventfd(0, Int32(EFD_NONBLOCK | EFD_CLOEXEC))
            guard poll >= 0, bell >= 0, epoll_add_readable(poll, bell, ParkingLot.bellMark) == 0 else { return nil }
        }

        deinit {
            if poll >= 0 { Glibc.close(poll) }
            if bell >= 0 { Glibc.close(bell) }
        }

        /// Starts the thread, and returns its clock.
        func open(_ wake: @escaping Wake) -> ThreadClock? {
            isOpen.store(true, ordering: .relaxed)
            let started = DispatchSemaphore(value: 0)
            let thread = Thread { [self] in
                clock.withLock { $0 = ThreadClock() }
                started.signal()
                watch(wake)
                ended.signal()
            }
            thread.name = "parking-lot"
            thread.start()
            started.wait()
            return clock.withLock { $0 }
        }

        /// Ends the thread, and waits for it; a second call does nothing.
        func close() {
            guard isOpen.exchange(false, ordering: .acquiringAndReleasing) else { return }
            _ = eventfd_write(bell, 1)
            ended.wait()
        }

        /// Begins to watch a socket for an event loop; `false` where the kernel takes no more.
        func add(_ descriptor: Int32, worker: Int) -> Bool {
            guard epoll_add_once(poll, descriptor, UInt64(worker) << 32 | UInt64(descriptor)) == 0 else { return false }
            // The thread may be waiting for ever; it has to hear of a wave.
            if added.add(1, ordering: .relaxed).newValue % ParkingWave.height == 0 { _ = eventfd_write(bell, 1) }
            return true
        }

        /// Watches a socket no longer.
        func remove(_ descriptor: Int32) {
            _ = epoll_remove(poll, descriptor)
        }

        /// Passes reports on until the lot is closed; between waves it sleeps without a timer.
        private func watch(_ wake: Wake) {
            var wave = ParkingWave()
            withUnsafeTemporaryAllocation(of: epoll_event.self, capacity: ParkingLot.batch) { events in
                while isOpen.load(ordering: .relaxed) {
                    let total = added.load(ordering: .relaxed)
                    if wave.hasEnded(total, now: Int64(NIODeadline.now().uptimeNanoseconds)) { malloc_trim(0) }
                    let milliseconds = wave.isRising(total) ? Int32(ParkingWave.period / 1_000_000) : -1
                    let count = epoll_wait(poll, events.baseAddress, Int32(events.count), milliseconds)
                    guard count > 0 else { continue }
                    report(UnsafeMutableBufferPointer(rebasing: events[..<Int(count)]), wake)
                }
            }
        }

        private func report(_ events: UnsafeMutableBufferPointer<epoll_event>, _ wake: Wake) {
            var ready: [Int: [Int32]] = [:]
            for index in events.indices {
                let data = epoll_data_of(&events[index])
                if data == ParkingLot.bellMark {
                    var rings: eventfd_t = 0
                    _ = eventfd_read(bell, &rings)
                } else {
                    ready[Int(data >> 32), default: []].append(Int32(truncatingIfNeeded: data))
                }
            }
            for (worker, descriptors) in ready { wake(worker, descriptors) }
        }
    }
#else
    /// There is none where there is no epoll: connections stay in their channels.
    enum ParkingLot {
        init?() { return nil }

        func open(_ wake: @escaping @Sendable (Int, [Int32]) -> Void) -> ThreadClock? { switch self {} }
        func close() { switch self {} }
        func add(_ descriptor: Int32, worker: Int) -> Bool { switch self {} }
        func remove(_ descriptor: Int32) { switch self {} }
    }
#endif
