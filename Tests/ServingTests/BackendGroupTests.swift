import Pacing
import TestSupport
import Testing

@testable import Serving

struct BackendGroupTests {
    @Test func eachBackendHasItsOwnAddressNameAndCount() throws {
        let configurations = (1...3).map { BackendConfiguration(name: "b\($0)") }
        try withBackends(configurations, threads: 2) { group in
            #expect(Set(group.ports).count == 3)
            #expect(group.addresses == group.ports.map { "127.0.0.1:\($0)" })
            for (index, port) in group.ports.enumerated() {
                let client = try RawSocket(port: port)
                for _ in 0...index { try #expect(client.exchange(get("/"))["X-Backend-Id"] == "b\(index + 1)") }
            }
            #expect(group.requestCounts() == [1, 2, 3])
        }
    }

    @Test func countIsOneSequenceForAllClients() throws {
        try withBackend { _, group in
            let port = group.ports[0]
            let sequences = try ThreadTeam.run(8) { _ in
                let client = try RawSocket(port: port)
                return try (0..<250).map { _ in
                    try #require(client.exchange(get("/"))["X-Backend-Sequence"].flatMap { Int64($0) })
                }
            }
            for own in sequences { #expect(own == own.sorted()) }
            #expect(sequences.joined().sorted() == Array(1...2000))
            #expect(group.requestCounts() == [2000])
        }
    }

    @Test func takenAddressIsNamedWithTheRemedy() throws {
        try withBackends([BackendConfiguration(name: "a")]) { group in
            let taken = BackendConfiguration(name: "b", port: group.ports[0])
            let error = #expect(throws: BackendError.self) { try BackendGroup.start([taken], threads: 1) }
            #expect(error == .addressInUse("127.0.0.1:\(group.ports[0])"))
            #expect(error?.description.contains("choose another port") == true)
        }
    }

    @Test func foreignAddressIsRefused() {
        let foreign = BackendConfiguration(name: "b", host: "192.0.2.1")
        let error = #expect(throws: BackendError.self) { try BackendGroup.start([foreign], threads: 1) }
        guard case .cannotListen("192.0.2.1:0", _) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
    }

    @Test func invalidConfigurationStartsNothing() {
        let wrong = [BackendConfiguration(name: "a"), BackendConfiguration(name: "b", concurrency: 0)]
        #expect(throws: BackendError.concurrency(0)) { try BackendGroup.start(wrong, threads: 1) }
    }

    @Test func cpuTimeGrowsWithWorkAndStaysAfterShutdown() throws {
        let group = try withBackend { client, group in
            let before = group.cpuNanoseconds()
            for _ in 0..<200 { _ = try client.exchange(get("/")) }
            #expect(group.cpuNanoseconds() > before)
            return group
        }
        let last = group.cpuNanoseconds()
        #expect(last > 0)
        #expect(group.cpuNanoseconds() == last)
        try group.shutdown()
    }

    /// Far more rounds than other tests running beside this one could hold descriptors or threads.
    @Test func shutdownLeavesNothing() throws {
        let descriptors = ProcessProbe.openDescriptors
        let threads = ProcessProbe.threads
        for _ in 0..<60 {
            let configurations = (1...2).map { BackendConfiguration(name: "b\($0)") }
            let client = try withBackends(configurations, threads: 2) { group in
                let client = try RawSocket(port: group.ports[0])
                // One connection idle, one in the middle of a long service.
                _ = try RawSocket(port: group.ports[1]).exchange(get("/"))
                try client.send(get("/delay/1h"))
                #expect(eventually { group.requestCounts()[0] == 1 })
                return client
            }
            _ = try? client.receiveToEnd()
        }
        #expect(eventually { ProcessProbe.openDescriptors < descriptors + 60 })
        #expect(eventually { ProcessProbe.threads < threads + 60 })
    }

    @Test func portIsFreeAfterShutdown() throws {
        let port = try withBackend { client, group in
            _ = try client.exchange(get("/"))
            return group.ports[0]
        }
        try withBackends([BackendConfiguration(name: "again", port: port)]) { group in
            #expect(group.ports == [port])
        }
    }
}
