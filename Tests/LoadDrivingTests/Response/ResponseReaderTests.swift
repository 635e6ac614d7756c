import Measuring
import Testing

@testable import LoadDriving

@Suite("ResponseReader")
struct ResponseReaderTests {
    private func read(_ lines: [String], backendHeader: String = "X-Backend-Id") -> (RequestSample, [String]) {
        let names = BackendNames(known: ["one"])
        var plan = LoadPlan(url: "http://127.0.0.1/")
        plan.backendHeader = backendHeader
        var reader = ResponseReader(plan: plan, names: names, clock: RunClock(origin: 0))
        reader.arrival = 42
        var sample = RequestSample()
        var progress = ExpectationMatcher.Progress()
        for line in lines {
            Array((line + "\r\n").utf8).withUnsafeBytes { reader.read($0, into: &sample, &progress) }
        }
        return (sample, names.all)
    }

    static let statusLines: [(lines: [String], status: Int16)] = [
        (["HTTP/1.1 200 OK"], 200), (["HTTP/1.0 404"], 404), (["HTTP/2 503 "], 503),
        (["HTTP/1.1 100 Continue", "", "HTTP/1.1 201 Created"], 201), (["Host: x"], 0), (["HTTP/1.1 2x0 OK"], 0),
        (["HTTP/"], 0), (["H"], 0), ([""], 0),
    ]

    @Test("the status line gives the status, the last one counts", arguments: statusLines)
    func status(lines: [String], status: Int16) {
        let (sample, _) = read(lines)
        #expect(sample.status == status)
        #expect(sample.firstByteNanoseconds == (status == 0 ? 0 : 42))
    }

    @Test("the backend's name is found in any case and without white space")
    func backend() {
        #expect(read(["X-Backend-Id: one"]).0.backend == 1)
        #expect(read(["x-backend-id:one"]).0.backend == 1)
        #expect(read(["X-BACKEND-ID: \t two \t"]).1 == ["one", "two"])
        #expect(read(["X-Backend-Id: "]).0.backend == 0)
        #expect(read(["X-Backend-Ids: one"]).0.backend == 0)
        #expect(read(["X-Backend-I"]).0.backend == 0)
        #expect(read(["Server: one"], backendHeader: "server").0.backend == 1)
        #expect(read(["x-dispatch: 1 2 3 4 5"], backendHeader: "X-Dispatch").0.dispatch == 1)
    }

    @Test(
        "a dispatch field that is not five numbers says nothing",
        arguments: [
            "", "1 2 3 4", "1 2 3 4 5 6", "a 2 3 4 5", "1  2 3 4 5", "1 2 3 4 -5", "9999999999999999999 1 1 1 1",
        ]
    )
    func dispatch(value: String) {
        let (sample, _) = read(["X-Dispatch: \(value)"])
        #expect(sample == RequestSample())
    }

    @Test func aDispatchFieldFillsTheSample() {
        let (sample, _) = read(["X-Dispatch: 123456789012 2 3 9999999999 5"])
        #expect(sample.dispatch == 123_456_789_012 && sample.attempts == 2 && sample.inFlightAtPick == 3)
        #expect(sample.queueMicroseconds == .max && sample.upstreamMicroseconds == 5)
    }

    @Test("names get numbers in the order in which they appear, known ones first")
    func numbering() {
        let names = BackendNames(known: ["a", "b"])
        var cache = BackendNameCache(registry: names)
        func number(_ name: String) -> Int32 { Array(name.utf8).withUnsafeBytes { cache.number(of: $0) } }
        #expect(["b", "c", "a", "c", ""].map { number($0) } == [2, 3, 1, 3, 0])
        for index in 0..<500 { #expect(number("backend-\(index)") == Int32(index + 4)) }
        for index in 0..<500 { #expect(number("backend-\(index)") == Int32(index + 4)) }
        for index in 500..<5000 { _ = number("backend-\(index)") }
        #expect(names.all.count == BackendNames.limit)
        #expect(number("one too many") == 0)
    }
}
