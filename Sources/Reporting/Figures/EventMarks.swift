internal import Measuring

/// A run's events as marks of its charts over time, with the list that explains their numbers.
///
/// What begins and ends (a fault, an ejection, a time down, a drain) is one mark with a length.
struct EventMarks {
    /// A happening with its end, if it had one.
    struct Episode: Equatable {
        var start: ReportEvent
        var end: ReportEvent?
    }

    /// The happenings in rising order.
    let episodes: [Episode]
    /// The slots of the run, whose interval is the axis.
    let slots: TimeSlots

    /// The most happenings that are numbered and listed one by one.
    static let mostListed = 20

    /// What ends what begins so.
    private static let ends = [
        "fault_start": "fault_end", "ejected": "returned", "down": "up", "drain_started": "drain_ended",
    ]

    /// What is not marked: retries are too many and too common, and memberships follow from what is.
    private static let unmarked: Set<String> = ["retry", "membership"]

    /// The marks of these events.
    init(_ events: [ReportEvent], slots: TimeSlots) {
        self.slots = slots
        var episodes: [Episode] = []
        for event in events where !Self.unmarked.contains(event.kind) {
            let open = episodes.lastIndex { episode in
                episode.end == nil && episode.start.backend == event.backend
                    && Self.ends[episode.start.kind] == event.kind
            }
            if let open { episodes[open].end = event } else { episodes.append(Episode(start: event)) }
        }
        self.episodes = episodes
    }

    /// The marks for a chart whose horizontal axis is seconds since the measured interval began.
    var marks: [ChartMark] {
        episodes.enumerated().compactMap { index, episode in
            let isOpen = Self.ends[episode.start.kind] != nil
            let last = episode.end?.atNanoseconds ?? (isOpen ? slots.interval.upperBound : episode.start.atNanoseconds)
            guard last >= slots.interval.lowerBound, episode.start.atNanoseconds < slots.interval.upperBound else {
                return nil
            }
            return ChartMark(
                start: max(0, slots.seconds(of: episode.start.atNanoseconds)),
                end: last > episode.start.atNanoseconds ? min(slots.seconds(of: last), slots.lengthSeconds) : nil,
                number: episodes.count <= Self.mostListed ? index + 1 : nil
            )
        }
    }

    /// The list of the happenings, numbered as the marks are; empty where nothing happened.
    var html: String {
        if episodes.isEmpty { return "" }
        let items = episodes.prefix(Self.mostListed).map { "<li>\(HTMLText.escaped(sentence($0)))</li>" }
        let rest = episodes.count - items.count
        let more = rest > 0 ? "<p>\(rest) more are in the table events.</p>\n" : ""
        return "<ol class=\"events\">\n\(items.joined(separator: "\n"))\n</ol>\n\(more)"
    }

    /// `2 s to 4 s: backend-3 ejected (consecutive 5xx)`.
    private func sentence(_ episode: Episode) -> String {
        func seconds(_ event: ReportEvent) -> String { Quantity.seconds(slots.seconds(of: event.atNanoseconds)) }
        let start = episode.start
        let kind =
            ["fault_start": "fault", "drain_started": "drained"][start.kind] ?? start.kind.replacing("_", with: " ")
        let until = episode.end.map { " to \(seconds($0))" } ?? (Self.ends[start.kind] == nil ? "" : " to the end")
        let subject = start.backend.map { "\($0) " } ?? ""
        let detail = start.detail.isEmpty ? "" : " (\(start.detail))"
        return "\(seconds(start))\(until): \(subject)\(kind)\(detail)"
    }
}
