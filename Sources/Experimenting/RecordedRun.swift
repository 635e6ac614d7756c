internal import LoadDriving
internal import Measuring
internal import Recording

/// A run that has begun: its row in the database, the recorder that fills it, the driver that feeds the recorder.
struct RecordedRun {
    /// The open database.
    let database: ResultsDatabase
    /// The run's number.
    let id: Int64
    /// Takes the samples.
    let recorder: RunRecorder
    /// Sends the requests.
    let driver: LoadDriver
    /// The figures so far.
    let tally: LiveTally

    /// Begins a run in the database, with figures for each kind of its requests where there are kinds to tell apart.
    init(begin record: RunRecord, in database: ResultsDatabase, load: LoadPlan, kinds: RequestKinds?) throws {
        self.database = database
        id = try database.beginRun(record)
        do {
            let stored = try database.run(matching: RunReference("\(id)"))
            let facts = try RunReader(database).facts(of: stored, state: .running)
            tally = LiveTally(facts: facts, kinds: kinds)
            recorder = try RunRecorder(database: database, run: id, observer: tally)
            driver = try LoadDriver(plan: load, sink: recorder)
        } catch {
            try? database.setState(.failed, summaryJSON: nil, ofRun: id)
            throw error
        }
        tally.follow(driver)
    }

    /// Stores that the run has failed, where what has begun cannot go on.
    func markFailed() {
        try? database.setState(.failed, summaryJSON: nil, ofRun: id)
    }

    /// Records points of the timeline.
    func note(_ points: [TimelinePoint]) {
        for point in points {
            recorder.recordTimeline(at: point.atNanoseconds, series: point.series, value: point.value)
        }
    }

    /// Records what has happened to the backends of a target.
    func noteEvents(of target: RunningTarget) {
        for event in target.takeEvents(origin: driver.origin) { recorder.recordEvent(event) }
    }

    /// The running totals of all parts.
    func totals(_ live: LoadProgress, target: RunningTarget) -> TimelineSampler.Totals {
        let cpu = target.cpu
        return TimelineSampler.Totals(
            elapsed: live.elapsed,
            sent: live.sent,
            finished: live.finished,
            failed: live.failed,
            cpu: [
                ("generator", live.cpuNanoseconds), ("recorder", recorder.cpuNanoseconds()), ("proxy", cpu.proxy),
                ("backends", cpu.backends),
            ].compactMap { part, nanoseconds in nanoseconds.map { (part, $0) } },
            proxyBytes: target.proxyMemory.now
        )
    }
}
