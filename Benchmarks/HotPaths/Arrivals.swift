import Pacing

/// The next intended send, for each spacing that is not made of another.
let arrivals: [HotPath] = ShapeCatalog.all.filter { !$0.hasSize }.map(\.name).map { shape in
    HotPath(name: "draw a \(shape) arrival") { repetitions in
        var arrivals = try ShapeCatalog.make(shape, rate: 50_000, seed: 1)
        var last: Int64 = 0
        for _ in 0..<repetitions {
            last = arrivals.nextArrival() ?? last
        }
        return Int(last)
    }
}
