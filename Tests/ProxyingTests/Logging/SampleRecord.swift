import HTTPWire

@testable import Proxying

/// Records for the tests of the log's formats.
enum SampleRecord {
    static let backends = ["backend-1", "b\"2"]

    static let head = """
        GET /a?b=c HTTP/1.1\r
        Host: example.org\r
        User-Agent: curl/8 "x"\r
        Referer: http://é/\r
        \r

        """

    /// A request that failed at the second backend and was answered by the first.
    static func retried(_ text: String = head) -> AccessRecord {
        var record = AccessRecord()
        begin(&record, text)
        record.identify(1, 0xFFFF)
        record.startedAt = 971_186_136_123_456_789
        record.pick = 17
        record.status = 200
        var failed = AttemptRecord(backend: 1)
        failed.end = .connectFailed
        failed.totalNanoseconds = 1_500_000
        record.attempts.append(failed)
        record.attempts.append(AttemptRecord(backend: 0))
        record.withLastAttempt {
            $0.end = .answered(status: 200)
            $0.isReused = true
            $0.connectNanoseconds = 0
            $0.firstByteNanoseconds = 2_000_000
            $0.totalNanoseconds = 2_500_999
        }
        record.queueNanoseconds = 5_000
        record.firstByteNanoseconds = 3_505_000
        record.totalNanoseconds = 4_006_000
        record.bytesIn = 3
        record.bytesOut = 19
        record.flags = .upstreamConnectFailure
        return record
    }

    /// Parses a head and begins a record with it.
    static func begin(_ record: inout AccessRecord, _ text: String) {
        var head = RequestHead()
        Array(text.utf8).withUnsafeBytes { bytes in
            _ = head.parse(bytes)
            record.begin(head, bytes, client: Array("192.0.2.1".utf8))
        }
    }

    /// The lines of some records.
    static func lines(_ format: LogFormat, _ records: AccessRecord...) -> String {
        var formatter = LineFormatter(format, backends: backends)
        var line: [UInt8] = []
        for record in records { formatter.append(record, to: &line) }
        return String(decoding: line, as: UTF8.self)
    }
}
