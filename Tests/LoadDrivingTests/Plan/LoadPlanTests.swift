import Measuring
import Pacing
import Testing

@testable import LoadDriving

@Suite("LoadPlan")
struct LoadPlanTests {
    @Test("a target must be an absolute http or https URL", arguments: ["", "127.0.0.1", "ftp://x/", "http://", "/x"])
    func urls(url: String) {
        let error = #expect(throws: LoadPlanError.self) {
            try LoadDriver(plan: LoadPlan(url: url), sink: SampleCollector())
        }
        #expect(error?.description.contains("'\(url)' is not a target") == true)
    }

    @Test("every figure is checked before anything starts")
    func figures() throws {
        try expect(.method("GE T")) { $0.method = "GE T" }
        try expect(.header("no colon")) { $0.headers = ["no colon"] }
        try expect(.header("A: b\r\nC: d")) { $0.headers = ["A: b\r\nC: d"] }
        try expect(.header("")) { $0.backendHeader = "" }
        try expect(.connections(0)) { $0.connections = 0 }
        try expect(.threads(5, connections: 4)) {
            $0.connections = 4
            $0.threads = 5
        }
        try expect(.threads(0, connections: 50)) { $0.threads = 0 }
        try expect(.figure(name: "warm-up", value: -1)) { $0.warmup = -1 }
        try expect(.figure(name: "timeout", value: 0)) { $0.timeout = 0 }
        try expect(.figure(name: "duration", value: 0)) { $0.limit = .duration(0) }
        try expect(.figure(name: "number of requests", value: 0)) { $0.limit = .requests(0) }
        for entry in ["", "a", "a:1", "a:0:127.0.0.1", ":1:127.0.0.1", "a:1:", "a:1:localhost", "a:65536:1.1.1.1"] {
            try expect(.resolve(entry)) { $0.resolve = [entry] }
        }
        try expect(.unixSocket("")) { $0.unixSocket = "" }
        try expect(.streams(2, reason: "only HTTP/2 has them; add --http2")) { $0.streams = 2 }
        try expect(.file("/nowhere", reason: "No such file or directory")) { $0.tls.authorities = "/nowhere" }
        try expect(.file("/dev/null", reason: "it holds no certificate in PEM form")) {
            $0.tls.certificate = "/dev/null"
        }
        try expect(.file("k", reason: "a private key needs its certificate; give both")) { $0.tls.key = "k" }
        try expect(.header("nonsense")) { $0.expectations.headers = ["nonsense"] }
    }

    private func expect(_ error: LoadPlanError, _ change: (inout LoadPlan) -> Void) throws {
        var plan = LoadPlan(url: "http://127.0.0.1:1/")
        try plan.validate()
        change(&plan)
        #expect(throws: error) { try plan.validate() }
    }

    @Test("connections are shared out whole, over workers and multis", arguments: 1...200)
    func shares(connections: Int) {
        var plan = LoadPlan(url: "http://127.0.0.1:1/")
        plan.connections = connections
        for threads in [1, 2, 3, 7] where threads <= connections {
            plan.threads = threads
            let shares = (0..<threads).map { plan.connections(ofWorker: $0) }
            #expect(shares.reduce(0, +) == connections)
            #expect((shares.max() ?? 0) - (shares.min() ?? 0) <= 1)
        }
        let sizes = plan.shardSizes(connections: connections)
        #expect(sizes.reduce(0, +) == connections)
        #expect(sizes.allSatisfy { $0 > 0 && $0 <= LoadPlan.handlesPerShard })
        #expect(plan.fileDescriptorsNeeded > connections)
    }
}
