internal import HTTPWire

/// One JSON object a request.
///
/// Times are whole microseconds, and `null` where there was no such moment; a status or pick of 0 says the same.
///
///     {"time":"2000-10-10T13:55:36.123456Z","id":"…","client":"192.0.2.1","method":"GET","target":"/","version":
///     "HTTP/1.1","host":"…","referer":"…","user_agent":"…","status":200,"flags":"-","backend":"b1","pick":17,
///     "attempts":[{"backend":"b1","status":200,"reused":true,"connect_us":0,"first_byte_us":800,"total_us":900}],
///     "queue_us":0,"connect_us":0,"first_byte_us":810,"total_us":910,"bytes_in":0,"bytes_out":19}
///
/// `backend`, and the `connect_us` beside it, are those of the last attempt. `first_byte_us` and `total_us` run from
/// the request's head; those of an attempt from its pick.
struct JSONLine {
    let source: RecordBytes
    private var record: AccessRecord { source.record }

    /// Appends the object.
    func append(_ date: LogDate, to line: inout [UInt8]) {
        line.append(text: "{\"time\":\"")
        line += date.internet
        line.append(0x2E)
        line.append(decimal: record.startedAt / 1_000 % 1_000_000, width: 6)
        line.append(text: "Z\"")
        append("id", record.identifier, to: &line)
        append("client", record.client, to: &line)
        append("method", record.method, to: &line)
        append("target", record.target, to: &line)
        line.append(text: ",\"version\":")
        switch record.version {
        case .http11?: line.append(text: "\"HTTP/1.1\"")
        case .http10?: line.append(text: "\"HTTP/1.0\"")
        case nil: line.append(text: "null")
        }
        append("host", record.host, to: &line)
        append("referer", record.referer, to: &line)
        append("user_agent", record.userAgent, to: &line)
        append("status", number: Int64(record.status), to: &line)
        line.append(text: ",\"flags\":\"")
        line.append(flags: record.flags)
        line.append(text: "\",\"backend\":")
        appendBackend(record.attempts.last, to: &line)
        append("pick", number: record.pick, to: &line)
        appendAttempts(to: &line)
        append("queue_us", microseconds: record.queueNanoseconds, to: &line)
        append("connect_us", microseconds: record.attempts.last?.connectNanoseconds ?? -1, to: &line)
        append("first_byte_us", microseconds: record.firstByteNanoseconds, to: &line)
        append("total_us", microseconds: record.totalNanoseconds, to: &line)
        append("bytes_in", number: record.bytesIn, to: &line)
        append("bytes_out", number: record.bytesOut, to: &line)
        line.append(0x7D)
    }

    private func appendAttempts(to line: inout [UInt8]) {
        line.append(text: ",\"attempts\":[")
        for (index, attempt) in record.attempts.enumerated() {
            line.append(text: index == 0 ? "{\"backend\":" : ",{\"backend\":")
            appendBackend(attempt, to: &line)
            append("status", number: Int64(attempt.status), to: &line)
            line.append(text: attempt.isReused ? ",\"reused\":true" : ",\"reused\":false")
            append("connect_us", microseconds: attempt.connectNanoseconds, to: &line)
            append("first_byte_us", microseconds: attempt.firstByteNanoseconds, to: &line)
            append("total_us", microseconds: attempt.totalNanoseconds, to: &line)
            line.append(0x7D)
        }
        line.append(0x5D)
    }

    private func appendBackend(_ attempt: AttemptRecord?, to line: inout [UInt8]) {
        guard let attempt else { return line.append(text: "null") }
        line.append(0x22)
        source.backends[attempt.backend].withUnsafeBytes { line.append(json: $0) }
        line.append(0x22)
    }

    private func append(_ key: StaticString, to line: inout [UInt8]) {
        line.append(text: ",\"")
        line.append(text: key)
        line.append(text: "\":")
    }

    /// A text; `null` for one that the request does not have.
    private func append(_ key: StaticString, _ range: ByteRange, to line: inout [UInt8]) {
        append(key, to: &line)
        guard !range.isEmpty else { return line.append(text: "null") }
        line.append(0x22)
        line.append(json: source.bytes(range))
        line.append(0x22)
    }

    private func append(_ key: StaticString, number: Int64, to line: inout [UInt8]) {
        append(key, to: &line)
        line.append(decimal: number)
    }

    private func append(_ key: StaticString, microseconds nanoseconds: Int64, to line: inout [UInt8]) {
        append(key, to: &line)
        if nanoseconds < 0 { line.append(text: "null") } else { line.append(decimal: nanoseconds / 1_000) }
    }
}
