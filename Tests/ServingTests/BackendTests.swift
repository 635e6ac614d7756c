import Pacing
import TestSupport
import Testing

@testable import Serving

/// The service model on real sockets and a real clock.
struct BackendTests {
    private static let tenMilliseconds = ConstantService(nanoseconds: 10_000_000)

    @Test func serviceTakesItsTimeAndNotLess() throws {
        try withBackend {
            $0.service = Self.tenMilliseconds
        } _: { client, _ in
            let clock = ContinuousClock()
            let times = try (0..<20).map { _ in try clock.measure { _ = try client.exchange(get("/")) } }
            #expect(times.allSatisfy { $0 >= .milliseconds(10) })
            // Others may use the machine: the best of twenty shows what the timers can do.
            try #expect(#require(times.min()) < .milliseconds(13))
        }
    }

    @Test func delayIsAddedToTheServiceTime() throws {
        try withBackend {
            $0.service = Self.tenMilliseconds
        } _: { client, _ in
            let time = try ContinuousClock().measure { _ = try client.exchange(get("/delay/15ms")) }
            #expect(time >= .milliseconds(25))
        }
    }

    @Test func healthTakesNoServiceTime() throws {
        try withBackend {
            $0.service = ConstantService(nanoseconds: 3_600_000_000_000)
        } _: { client, _ in
            try #expect(client.exchange(get("/health")).text == "ok\n")
        }
    }

    /// Six requests of 10 ms each, two at once: three rounds, in order of arrival.
    @Test func waitingRequestsAreServedInOrderOfArrival() throws {
        try withBackend {
            $0.service = Self.tenMilliseconds
            $0.concurrency = 2
        } _: { _, group in
            let clock = ContinuousClock()
            let start = clock.now
            let clients = try (1...6).map { number in
                let client = try RawSocket(port: group.ports[0])
                try client.send(get("/"))
                #expect(eventually { group.requestCounts() == [Int64(number)] })
                return client
            }
            for (index, client) in clients.enumerated() {
                try #expect(client.receiveResponse().text == "backend-1 request \(index + 1)\n")
                #expect(clock.now - start >= .milliseconds(10 * (index / 2 + 1)))
            }
        }
    }

    @Test func instantRequestWaitsItsTurnToo() throws {
        try withBackend {
            $0.concurrency = 1
        } _: { client, group in
            let clock = ContinuousClock()
            let start = clock.now
            try client.send(get("/delay/40ms"))
            #expect(eventually { group.requestCounts() == [1] })
            _ = try RawSocket(port: group.ports[0]).exchange(get("/"))
            #expect(clock.now - start >= .milliseconds(40))
            try #expect(client.receiveResponse().status == 200)
        }
    }

    /// Clients that vanish, waiting or in service, orderly or by reset, cost neither slots nor counts.
    @Test(arguments: [false, true])
    func vanishedClientsFreeTheirPlaces(byReset: Bool) throws {
        try withBackend {
            $0.concurrency = 1
        } _: { client, group in
            var vanishing: [RawSocket] = []
            for number in 1...5 {
                let other = try RawSocket(port: group.ports[0])
                if byReset { other.resetOnClose() }
                try other.send(get("/delay/100ms"))
                vanishing.append(other)
                #expect(eventually { group.requestCounts() == [Int64(number)] })
            }
            vanishing = []
            let time = try ContinuousClock().measure {
                try #expect(client.exchange(get("/")).text == "backend-1 request 6\n")
            }
            // One service of 100 ms goes on to its end; the four that waited would add 400 ms.
            #expect(time < .milliseconds(350))
            try #expect(client.exchange(get("/")).text == "backend-1 request 7\n")
        }
    }

    @Test func errorsHaveTheirShareAndFollowTheSeed() throws {
        let count = 2000
        func failures(seed: UInt64) throws -> [Bool] {
            try withBackend {
                $0.errorRate = 0.2
                $0.seed = seed
            } _: { client, _ in
                try client.send(String(repeating: get("/"), count: count))
                return try (0..<count).map { _ in try client.receiveResponse().status == 500 }
            }
        }
        let first = try failures(seed: 1)
        try #expect(failures(seed: 1) == first)
        try #expect(failures(seed: 2) != first)
        // Binomial: mean 400, standard deviation 17.9; five of them.
        #expect((311...489).contains(first.count { $0 }))
    }

    @Test func healthNeverFails() throws {
        try withBackend {
            $0.errorRate = 1
        } _: { client, _ in
            try #expect(client.exchange(get("/health")).status == 200)
            try #expect(client.exchange(get("/")).status == 500)
        }
    }
}
