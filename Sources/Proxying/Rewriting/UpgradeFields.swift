internal import HTTPWire

/// The two fields of a change of protocol, which end at the proxy like all of one connection, and begin there anew.
enum UpgradeFields {
    /// Writes `Connection: upgrade` and every Upgrade line as it came.
    static func write(
        of fields: borrowing FieldTable,
        in bytes: UnsafeRawBufferPointer,
        to writer: inout HeadWriter
    ) {
        writer.text("Connection: upgrade\r\n")
        for line in fields.lines where line.field == .upgrade { writer.bytes(line.line.slice(of: bytes)) }
    }
}
