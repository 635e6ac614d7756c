import LoadDriving
import Measuring
import TestSupport
import Testing

@Suite("Stopping")
struct StopTests {
    @Test("a stop ends sending, and every request that was sent is recorded", arguments: [1, 2])
    func stop(threads: Int) throws {
        let server = try answering(ok())
        defer { server.stop() }
        var plan = plan(server)
        plan.threads = threads
        plan.limit = .duration(60_000_000_000)
        let sink = SampleCollector()
        let driver = try LoadDriver(plan: plan, sink: sink)
        try driver.start()
        #expect(eventually { driver.live.finished > 100 })
        driver.requestStop()
        let result = driver.wait()
        #expect(result.wasStopped)
        #expect(sink.samples.count == Int(result.sentMeasured))
        #expect(sink.samples.allSatisfy { $0.error == .none })
        #expect(result.measuredDuration < 60_000_000_000)
    }

    @Test("what is not answered within the grace is recorded as interrupted")
    func interrupted() throws {
        let server = try ScriptedServer { peer in _ = peer.receiveToEnd() }
        defer { server.stop() }
        var plan = plan(server, connections: 3)
        plan.warmup = 1_000_000_000
        let sink = SampleCollector()
        let driver = try LoadDriver(plan: plan, sink: sink)
        try driver.start()
        #expect(eventually { driver.live.inFlight == 3 })
        driver.requestStop()
        let result = driver.wait()
        #expect(sink.samples.map(\.error) == [.interrupted, .interrupted, .interrupted])
        #expect(result.sentWarmup == 3 && result.measuringStart == nil && result.measuredDuration == 0)
    }

    @Test func aStopBeforeTheStartSendsNothing() throws {
        let server = try answering(ok())
        defer { server.stop() }
        let sink = SampleCollector()
        let driver = try LoadDriver(plan: plan(server, requests: 1_000_000), sink: sink)
        driver.requestStop()
        try driver.start()
        #expect(driver.wait().wasStopped)
        #expect(sink.samples.isEmpty)
    }
}
