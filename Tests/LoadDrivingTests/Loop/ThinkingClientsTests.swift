import TestSupport
import Testing

@testable import LoadDriving

@Suite("ThinkingClients")
struct ThinkingClientsTests {
    @Test("clients wake in the order of their times, and none before", arguments: 0..<50)
    func order(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        let count = Int.random(in: 1...40, using: &random)
        let transfers = UnsafeMutablePointer<Transfer>.allocate(capacity: count)
        defer { transfers.deallocate() }
        var clients = ThinkingClients(capacity: count)
        #expect(clients.nextWaking == CurlShard.noDeadline)
        let times = (0..<count).map { _ in Int64.random(in: 0...20, using: &random) }
        for (index, time) in times.enumerated() { clients.add(transfers + index, until: time) }
        var woken: [Int64] = []
        for now in Int64(0)...20 {
            while let transfer = clients.wake(at: now) { woken.append(times[transfer - transfers]) }
            #expect(clients.nextWaking > now)
        }
        #expect(woken == times.sorted() && clients.count == 0)
    }
}
