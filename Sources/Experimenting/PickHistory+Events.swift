internal import Measuring
internal import Recording

extension PickHistory {
    /// What the recorded events of a run tell of its picks; events of older runs, which do not number them, tell nothing.
    init(_ events: [RunEvent]) {
        self.init(
            changes: events.compactMap(MembershipChange.init),
            retries: events.compactMap(RetriedPick.init)
        )
    }
}

extension MembershipChange {
    /// The change that an event of the kind `membership` tells of.
    init?(_ event: RunEvent) {
        guard event.kind == "membership", let keys = EventKeys(event.detail), let moment = keys.moment,
            let weights = keys["weights"]?.split(separator: ",").compactMap({ Double($0) })
        else { return nil }
        self.init(
            moment: moment,
            atNanoseconds: event.atNanoseconds,
            weights: weights,
            isRamping: keys["ramping"] != nil,
            restarts: keys["restart"] != nil
        )
    }
}

extension RetriedPick {
    /// The further attempt that an event of the kind `retry` tells of.
    init?(_ event: RunEvent) {
        guard event.kind == "retry", let failed = event.backend, let keys = EventKeys(event.detail),
            let number = keys["as"].flatMap({ Int64($0) }),
            let next = keys["to"].flatMap({ Int($0) })
        else { return nil }
        self.init(
            number: number,
            failed: failed - 1,
            next: next - 1,
            isCounted: keys["counted"] != nil,
            first: keys["first"].flatMap { Int($0) }.map { $0 - 1 }
        )
    }
}
