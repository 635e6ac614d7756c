internal import HTTPWire

/// The combined log format, with what a proxy knows behind it.
///
/// The names of the additions are those of nginx's documentation:
///
///     CLIENT - - [DATE] "METHOD TARGET VERSION" STATUS BYTES "REFERER" "USER-AGENT" rt=SECONDS
///     un="BACKEND, …" us="STATUS, …" uct="SECONDS, …" uht="SECONDS, …" urt="SECONDS, …" rf=FLAGS rid="ID"
///
/// on one line. The lists have an entry for each attempt: the backend's name, its status, and the seconds to its
/// connection, to its response's head and to its end. `-` is what did not happen. `rf` are ``ResponseFlags``.
struct CombinedLine {
    let source: RecordBytes
    private var record: AccessRecord { source.record }

    /// Appends the line without its end.
    func append(_ date: LogDate, to line: inout [UInt8]) {
        line.append(escaped: source.bytes(record.client))
        line.append(text: " - - [")
        line += date.common
        line.append(text: "] ")
        appendRequest(to: &line)
        line.append(0x20)
        line.append(decimal: Int64(record.status), width: 3)
        line.append(0x20)
        line.append(decimal: record.bytesOut)
        appendQuoted(" ", record.referer, to: &line)
        appendQuoted(" ", record.userAgent, to: &line)
        line.append(text: " rt=")
        line.append(seconds: record.totalNanoseconds)
        appendList(" un=\"", to: &line) { attempt, line in
            source.backends[attempt.backend].withUnsafeBytes { line.append(escaped: $0) }
        }
        appendList(" us=\"", to: &line) { attempt, line in
            if attempt.status == 0 { line.append(0x2D) } else { line.append(decimal: Int64(attempt.status)) }
        }
        appendList(" uct=\"", to: &line) { $1.append(seconds: $0.connectNanoseconds) }
        appendList(" uht=\"", to: &line) { $1.append(seconds: $0.firstByteNanoseconds) }
        appendList(" urt=\"", to: &line) { $1.append(seconds: $0.totalNanoseconds) }
        line.append(text: " rf=")
        line.append(flags: record.flags)
        appendQuoted(" rid=", record.identifier, to: &line)
    }

    private func appendRequest(to line: inout [UInt8]) {
        guard let version = record.version else { return line.append(text: "\"-\"") }
        line.append(0x22)
        line.append(escaped: source.bytes(record.method))
        line.append(0x20)
        line.append(escaped: source.bytes(record.target))
        line.append(text: version == .http11 ? " HTTP/1.1\"" : " HTTP/1.0\"")
    }

    private func appendQuoted(_ label: StaticString, _ range: ByteRange, to line: inout [UInt8]) {
        line.append(text: label)
        line.append(0x22)
        line.append(escaped: source.bytes(range))
        line.append(0x22)
    }

    private func appendList(
        _ label: StaticString,
        to line: inout [UInt8],
        _ entry: (AttemptRecord, inout [UInt8]) -> Void
    ) {
        line.append(text: label)
        if record.attempts.isEmpty { line.append(0x2D) }
        for (index, attempt) in record.attempts.enumerated() {
            if index > 0 { line.append(text: ", ") }
            entry(attempt, &line)
        }
        line.append(0x22)
    }
}
