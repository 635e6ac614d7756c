/// Turns records into log lines; one for each event loop.
struct LineFormatter: Sendable {
    private let format: LogFormat
    private let backends: [[UInt8]]
    private var date = LogDate()

    /// A formatter that names the backends, by their index, so.
    init(_ format: LogFormat, backends: [String]) {
        self.format = format
        self.backends = backends.map { Array($0.utf8) }
    }

    /// Appends the line of a request, with its end of line.
    mutating func append(_ record: AccessRecord, to line: inout [UInt8]) {
        date.set(record.startedAt)
        record.text.withUnsafeBytes { text in
            let source = RecordBytes(record: record, text: text, backends: backends)
            switch format {
            case .combined: CombinedLine(source: source).append(date, to: &line)
            case .json: JSONLine(source: source).append(date, to: &line)
            }
        }
        line.append(0x0A)
    }
}
