internal import Measuring

/// Reads of a response head what a sample records, one line at a time, without an allocation.
///
/// libcurl hands over every line; most begin with a byte that nothing here begins with, and cost one comparison.
struct ResponseReader {
    /// When the bytes that libcurl reads arrived: the run's time of the event that is being handled.
    ///
    /// `nil` while no event is handled: libcurl also looks for an answer right after sending, and what it finds has
    /// the time at which it is found.
    var arrival: Int64?
    var clock: RunClock
    /// The digit of the version that a status line must have, where the plan insists on one.
    private let majorVersion: UInt8?
    private var names: BackendNameCache
    private let backendHeader: [UInt8]
    private let backendInitial: UInt8
    private static let dispatchHeader = Array("x-dispatch".utf8)

    /// A reader that takes the backend's name from a header, whatever its case.
    init(plan: LoadPlan, names: BackendNames, clock: RunClock) {
        majorVersion = plan.http2 ? UInt8(ascii: "2") : nil
        self.clock = clock
        self.names = BackendNameCache(registry: names)
        backendHeader = plan.backendHeader.utf8.map(FieldLine.lowercased)
        backendInitial = backendHeader.first ?? 0
    }

    /// Takes over what a line says: status, backend, dispatch; and the time of the first one.
    ///
    /// A status line begins a head, which after an interim response or a redirect is not the first: what is expected
    /// is expected of the last.
    mutating func read(
        _ line: UnsafeRawBufferPointer,
        into sample: inout RequestSample,
        _ progress: inout ExpectationMatcher.Progress
    ) {
        guard let first = line.first else { return }
        let initial = FieldLine.lowercased(first)
        if initial == UInt8(ascii: "h"), let status = Self.status(line) {
            sample.status = status
            progress = ExpectationMatcher.Progress()
            if let majorVersion, line[5] != majorVersion { sample.error = .http2Refused }
            if sample.firstByteNanoseconds == 0 { sample.firstByteNanoseconds = arrivalTime() }
        }
        if initial == UInt8(ascii: "x"), let value = FieldLine.value(of: Self.dispatchHeader, in: line) {
            DispatchField(value).fill(&sample)
        }
        if initial == backendInitial, let value = FieldLine.value(of: backendHeader, in: line) {
            sample.backend = names.number(of: value)
        }
    }

    /// When what is being read arrived, in the run's time.
    @inline(__always)
    mutating func arrivalTime() -> Int64 {
        if let arrival { return arrival }
        let now = clock.now()
        arrival = now
        return now
    }

    /// The status code of a status line: three digits after the first space (RFC 9112 §4), or `nil`.
    private static func status(_ line: UnsafeRawBufferPointer) -> Int16? {
        guard line.count >= 10, line[1] == UInt8(ascii: "T"), line[2] == UInt8(ascii: "T"),
            line[3] == UInt8(ascii: "P"), line[4] == UInt8(ascii: "/")
        else { return nil }
        // HTTP/1.1 200, HTTP/2 200
        let start = line[6] == UInt8(ascii: " ") ? 7 : 9
        guard line.count >= start + 3 else { return nil }
        var status: Int16 = 0
        for byte in line[start..<start + 3] {
            let digit = byte &- UInt8(ascii: "0")
            guard digit <= 9 else { return nil }
            status = status * 10 + Int16(digit)
        }
        return status
    }
}
