internal import NIOCore
internal import Pacing

/// Changes a backend's conduct when its time has come, by a timer of the backend's own event loop.
///
/// Times count from the start of the load, as in a simulation; the load's threads have no part in it. What is decided
/// lies in ``FaultSchedule`` and ``Backend/behave(_:at:)``.
final class FaultClock {
    /// The door of the backend, which a crash shuts.
    let listener: BackendListener

    private let backend: Backend
    private let index: Int
    private let report: (FaultEvent) -> Void
    private var schedule: FaultSchedule
    private var origin: Int64 = 0
    private var timer: Scheduled<Void>?

    /// A clock that stands; `index` is the backend's in the group.
    init(
        _ backend: Backend,
        index: Int,
        schedule: FaultSchedule,
        report: @escaping (FaultEvent) -> Void
    ) {
        self.backend = backend
        self.index = index
        self.schedule = schedule
        self.report = report
        listener = BackendListener(backend)
    }

    /// Starts the clock of a load that began at `origin` on the monotonic clock.
    func begin(origin: Int64) {
        self.origin = origin
        proceed()
    }

    /// Stops the clock and undoes the fault of the moment, if there is one.
    func end() {
        timer?.cancel()
        schedule = FaultSchedule([], backend: index)
        let last = backend.conduct
        guard last != .healthy else { return }
        backend.behave(.healthy, at: now)
        if last == .crashed { listener.reopen {} }
        note(last, isStart: false)
    }

    private func proceed() {
        for conduct in schedule.takeDue(at: now - origin) { change(to: conduct) }
        guard let next = schedule.next else { return }
        let deadline = NIODeadline.uptimeNanoseconds(UInt64(max(0, origin + next)))
        timer = backend.eventLoop.assumeIsolated().scheduleTask(deadline: deadline) { [self] in proceed() }
    }

    private func change(to next: ScheduledFault.Conduct) {
        let last = backend.conduct
        // First the door: whoever learns of a crash by a reset finds it shut.
        if next == .crashed { listener.close() }
        backend.behave(next, at: now)
        switch (last, next) {
        case (.crashed, .crashed): break
        case (.crashed, _): listener.reopen { [self] in note(last, isStart: false) }
        case (.healthy, _): break
        case (_, _): note(last, isStart: false)
        }
        if next != .healthy, next != last { note(next, isStart: true) }
    }

    private var now: Int64 { Int64(NIODeadline.now().uptimeNanoseconds) }

    private func note(_ conduct: ScheduledFault.Conduct, isStart: Bool) {
        report(FaultEvent(atNanoseconds: now, backend: index, isStart: isStart, detail: "\(conduct)"))
    }
}
