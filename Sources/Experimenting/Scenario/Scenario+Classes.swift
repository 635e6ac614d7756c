internal import LoadDriving
internal import Pacing
internal import Simulating

extension Scenario {
    /// The mix of requests as the simulator sees it: a dummy backend takes T longer for `/delay/T`; `nil` where no
    /// request asks for that, so that all are alike to it.
    var requestClasses: RequestClasses? {
        let classes = live.mix.map { (weight: $0.weight, addedNanoseconds: Self.delay(of: $0)) }
        guard classes.contains(where: { $0.addedNanoseconds > 0 }) else { return nil }
        return RequestClasses(classes, order: live.mixOrder ?? .weighted, seed: seed ?? 1)
    }

    private static func delay(of kind: RequestKind) -> Int64 {
        let prefix = "/delay/"
        guard let path = kind.url?.prefix(while: { $0 != "?" }), path.hasPrefix(prefix) else { return 0 }
        return (try? DurationText.nanoseconds(String(path.dropFirst(prefix.count)))) ?? 0
    }
}
