internal import Pacing

/// The requests to come: arrivals, demands, clients and keys, drawn some hundreds at a time.
///
/// Drawing in blocks keeps the calls through existentials out of the loop. Each kind of draw has a stream of its own,
/// so that a request is the same whatever the strategy does.
struct RequestFeed {
    private var shape: any ArrivalShape
    private let service: any ServiceDistribution
    private let classes: RequestClasses?
    private let clients: Int
    private var demandGenerator: SeededGenerator
    private var clientGenerator: SeededGenerator
    private var left: Int
    private var block: [Job] = []
    private var position = 0
    private var drawn = 0

    /// The requests of a simulation.
    init(_ simulation: Simulation) {
        shape = simulation.arrivals
        service = simulation.service
        classes = simulation.classes
        clients = simulation.clients
        let generator = SeededGenerator(seed: simulation.seed)
        demandGenerator = generator.split(stream: 1)
        clientGenerator = generator.split(stream: 2)
        left = simulation.warmupRequests + simulation.requests
        block.reserveCapacity(512)
        refill()
    }

    /// The next request, or `nil` once all have been fed.
    var next: Job? {
        @inline(__always) get { position < block.count ? block[position] : nil }
    }

    /// Goes on to the request after the next.
    @inline(__always)
    mutating func advance() {
        position += 1
        if position == block.count { refill() }
    }

    private mutating func refill() {
        position = 0
        block.removeAll(keepingCapacity: true)
        let count = min(512, left)
        left -= count
        Self.draw(count, from: &shape, into: &block)
        Self.draw(from: service, using: &demandGenerator, into: &block)
        for index in block.indices {
            block[index].number = drawn
            if let classes { block[index].demand += classes.addedDemand(of: drawn) }
            drawn += 1
            block[index].key = clientGenerator.next()
            guard clients > 1 else { continue }
            let client = clientGenerator.next().multipliedFullWidth(by: UInt64(clients)).high
            block[index].client = Int32(truncatingIfNeeded: client)
        }
    }

    private static func draw(_ count: Int, from shape: inout some ArrivalShape, into block: inout [Job]) {
        for _ in 0..<count {
            guard let arrival = shape.nextArrival() else { return }
            block.append(Job(arrival: arrival))
        }
    }

    private static func draw(
        from service: some ServiceDistribution,
        using generator: inout SeededGenerator,
        into block: inout [Job]
    ) {
        for index in block.indices { block[index].demand = service.sample(using: &generator) }
    }
}
