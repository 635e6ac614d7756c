import Pacing
import Testing

@testable import Serving

/// Laws of the queue, on random traces driven in virtual time.
struct ServiceStationTests {
    /// What happened to one request of a trace.
    private struct Fate {
        var arrived: Int64
        var service: Int64
        var started: Int64?
        var gaveUp: Int64?
        var ended: Int64?
    }

    @Test(arguments: [1, 2, 3, 7, nil], [1, 2, 3, 4] as [UInt64])
    func lawsOnRandomTraces(concurrency: Int?, seed: UInt64) {
        let fates = Self.trace(concurrency: concurrency, seed: seed, givingUp: 0.1)
        // Conservation: everybody is served in full or has given up, never both.
        for fate in fates {
            #expect((fate.ended == nil) == (fate.gaveUp != nil))
            if let started = fate.started { #expect(fate.ended == started + fate.service) }
        }
        // First come, first served, among those who stayed.
        let starts = fates.compactMap(\.started)
        #expect(starts == starts.sorted())
        // Work conservation: nobody waits beside a free slot, so a start is an arrival or somebody's end.
        let ends = Set(fates.compactMap(\.ended))
        for fate in fates {
            guard let started = fate.started else { continue }
            #expect(started == fate.arrived || ends.contains(started))
        }
    }

    /// Waiting times equal those of the Kiefer–Wolfowitz recursion, which knows nothing of queues and slots.
    @Test(arguments: [1, 2, 5], [11, 12, 13] as [UInt64])
    func agreesWithKieferWolfowitz(concurrency: Int, seed: UInt64) {
        var free = [Int64](repeating: 0, count: concurrency)
        for fate in Self.trace(concurrency: concurrency, seed: seed, givingUp: 0) {
            let start = max(fate.arrived, free[0])
            #expect(fate.started == start)
            free[0] = start + fate.service
            free.sort()
        }
    }

    @Test func unlimitedStationNeverQueues() {
        var station = ServiceStation<Int>(concurrency: nil)
        for waiter in 0..<1000 {
            #expect(station.arrive(at: 5, service: 10, waiter: waiter) == .start(until: 15))
        }
        #expect(station.inService == 1000)
        #expect((0..<1000).allSatisfy { _ in station.finish(at: 15) == nil })
        #expect(station.inService == 0)
    }

    @Test func abandonedTicketIsSkippedOnceAndOnlyOnce() throws {
        var station = ServiceStation<Int>(concurrency: 1)
        _ = station.arrive(at: 0, service: 10, waiter: 0)
        let tickets = try (1...3).map { waiter in
            guard case .queued(let ticket) = station.arrive(at: 0, service: 10, waiter: waiter) else {
                throw Unexpected()
            }
            return ticket
        }
        station.abandon(tickets[0])
        station.abandon(tickets[0])
        #expect(station.waiting == 2)
        #expect(station.finish(at: 10)?.waiter == 2)
        // Its turn has come: giving up changes nothing.
        station.abandon(tickets[1])
        #expect(station.waiting == 1)
        #expect(station.finish(at: 20)?.waiter == 3)
        #expect(station.finish(at: 30) == nil)
        #expect(station.inService == 0)
    }

    @Test func nextServiceBeginsAtThePlannedEnd() {
        var station = ServiceStation<Int>(concurrency: 1)
        #expect(station.arrive(at: 100, service: 10, waiter: 0) == .start(until: 110))
        _ = station.arrive(at: 101, service: 7, waiter: 1)
        #expect(station.finish(at: 110)?.until == 117)
    }

    private struct Unexpected: Error {}

    /// Runs 400 random arrivals through a station and checks after each event that it is within its limits.
    private static func trace(concurrency: Int?, seed: UInt64, givingUp share: Double) -> [Fate] {
        var generator = SeededGenerator(seed: seed)
        var station = ServiceStation<Int>(concurrency: concurrency)
        var fates: [Fate] = []
        var tickets: [Int: ServiceStation<Int>.Ticket] = [:]
        var inService: [(end: Int64, request: Int)] = []
        var now: Int64 = 0

        func finishAll(until time: Int64) {
            while let first = inService.min(by: { $0.end < $1.end }), first.end <= time {
                inService.removeAll { $0.request == first.request }
                fates[first.request].ended = first.end
                if let next = station.finish(at: first.end) {
                    fates[next.waiter].started = first.end
                    tickets[next.waiter] = nil
                    inService.append((next.until, next.waiter))
                }
                check()
            }
        }
        func check() {
            #expect(station.inService == inService.count)
            #expect(station.inService <= concurrency ?? .max)
            #expect(station.waiting == tickets.count)
            #expect(station.waiting == 0 || station.inService == concurrency)
        }
        for request in 0..<400 {
            now += Int64.random(in: 0...20, using: &generator)
            finishAll(until: now)
            let service = Int64.random(in: 0...60, using: &generator)
            fates.append(Fate(arrived: now, service: service))
            switch station.arrive(at: now, service: service, waiter: request) {
            case .start(let until):
                fates[request].started = now
                inService.append((until, request))
            case .queued(let ticket): tickets[request] = ticket
            }
            if generator.nextUnit() < share, let victim = tickets.keys.sorted().randomElement(using: &generator) {
                tickets[victim].map { station.abandon($0) }
                tickets[victim] = nil
                fates[victim].gaveUp = now
            }
            check()
        }
        finishAll(until: .max)
        return fates
    }
}
