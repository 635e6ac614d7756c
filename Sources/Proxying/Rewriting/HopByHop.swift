internal import HTTPWire

/// Which field lines end at this proxy.
struct HopByHop {
    private let droppedFields: UInt32

    /// The fields that RFC 9110 §7.6.1 and §11.7 keep to one connection, and some more that are written anew.
    ///
    /// `exceptTrailer` lets the announcement of a trailer section pass, where the section itself does.
    init(also fields: [KnownField] = [], exceptTrailer: Bool = false) {
        let hopByHop: [KnownField] = [
            .connection, .keepAlive, .proxyConnection, .te, .transferEncoding, .upgrade, .proxyAuthenticate,
            .proxyAuthorization,
        ]
        let dropped = hopByHop + fields + (exceptTrailer ? [] : [.trailer])
        droppedFields = dropped.reduce(0) { $0 | 1 << UInt32($1.rawValue) }
    }

    @inline(__always)
    func drops(_ field: KnownField) -> Bool {
        droppedFields >> UInt32(field.rawValue) & 1 == 1
    }

    /// Copies the lines that go on, neighbours in one piece.
    @inline(__always)
    func copyLines(
        of fields: borrowing FieldTable,
        options: ConnectionOptions,
        in bytes: UnsafeRawBufferPointer,
        to writer: inout HeadWriter
    ) {
        var run = ByteRange.empty
        for line in fields.lines {
            if drops(line.field) || (options.namesFields && HopByHop.isNamed(line, by: fields, in: bytes)) {
                if !run.isEmpty { writer.bytes(run.slice(of: bytes)) }
                run = .empty
            } else {
                if run.isEmpty { run.start = line.name.start }
                run.end = line.lineEnd
            }
        }
        if !run.isEmpty { writer.bytes(run.slice(of: bytes)) }
    }

    /// Whether a Connection field names this line's field.
    ///
    /// Host and Content-Length stay whoever names them: without them the next recipient would read another message.
    private static func isNamed(
        _ line: FieldLine,
        by fields: borrowing FieldTable,
        in bytes: UnsafeRawBufferPointer
    ) -> Bool {
        guard line.field != .host, line.field != .contentLength else { return false }
        let name = line.name.slice(of: bytes)
        for other in fields.lines where other.field == .connection {
            for option in TokenList(other.value, in: bytes) where option.equalsIgnoringCase(name) { return true }
        }
        return false
    }
}
