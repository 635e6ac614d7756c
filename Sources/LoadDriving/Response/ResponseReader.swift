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
    private let clock: RunClock
    private var names: BackendNameCache
    private let backendHeader: [UInt8]
    private let backendInitial: UInt8
    private static let dispatchHeader = Array("x-dispatch".utf8)

    /// A reader that takes the backend's name from a header, whatever its case.
    init(backendHeader: String, names: BackendNames, clock: RunClock) {
        self.clock = clock
        self.names = BackendNameCache(registry: names)
        self.backendHeader = backendHeader.utf8.map(Self.lowercased)
        backendInitial = self.backendHeader.first ?? 0
    }

    /// Takes over what a line says: status, backend, dispatch; and the time of the first one.
    mutating func read(_ line: UnsafeRawBufferPointer, into sample: inout RequestSample) {
        guard let first = line.first else { return }
        let initial = Self.lowercased(first)
        if initial == UInt8(ascii: "h"), let status = Self.status(line) {
            sample.status = status
            if sample.firstByteNanoseconds == 0 { sample.firstByteNanoseconds = arrivalTime() }
        }
        if initial == UInt8(ascii: "x"), let value = Self.value(of: Self.dispatchHeader, in: line) {
            DispatchField(value).fill(&sample)
        }
        if initial == backendInitial, let value = Self.value(of: backendHeader, in: line) {
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

    /// The value of a field line, without the white space around it, if the line has this name.
    private static func value(of name: [UInt8], in line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard line.count > name.count, line[name.count] == UInt8(ascii: ":") else { return nil }
        for index in name.indices where lowercased(line[index]) != name[index] { return nil }
        var (start, end) = (name.count + 1, line.count)
        while start < end, isSpace(line[start]) { start += 1 }
        while end > start, isSpace(line[end - 1]) { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: line[start..<end])
    }

    private static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || (byte >= 9 && byte <= 13)
    }

    private static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}
