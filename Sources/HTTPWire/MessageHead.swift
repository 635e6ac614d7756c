/// What the heads of requests and responses have in common: a start line, field lines, and a place to go on from.
protocol MessageHead {
    var version: HTTPVersion { get }
    var fields: FieldTable { get set }
    var connection: ConnectionOptions { get }
    var limits: HeadLimits { get }
    /// Where the first line that is not understood yet begins.
    var cursor: Int { get set }
    var hasStartLine: Bool { get set }

    /// Parses the start line; `false` when its end has not come yet.
    mutating func parseStartLine(_ bytes: UnsafeRawBufferPointer) throws(WireViolation) -> Bool

    /// Reads the fields that decide how the message is framed.
    mutating func interpretFields(_ bytes: UnsafeRawBufferPointer) throws(WireViolation)
}

extension MessageHead {
    /// Whether the sender would exchange another message on this connection (RFC 9112 §9.3).
    var isPersistent: Bool {
        !connection.close && (version == .http11 || connection.keepAlive)
    }

    /// Parses what has arrived since the message began.
    ///
    /// Only as many bytes as a head may have are looked at, so that the verdict does not depend on how many came.
    @inline(__always)
    mutating func parseHead(_ bytes: UnsafeRawBufferPointer) -> HeadProgress {
        do throws(WireViolation) {
            let visible = UnsafeRawBufferPointer(rebasing: bytes.prefix(limits.headBytes))
            if !hasStartLine {
                hasStartLine = try parseStartLine(visible)
            }
            if hasStartLine {
                var position = cursor
                let isOver = try fields.parse(visible, from: &position, limit: limits.fieldLines)
                cursor = position
                if isOver {
                    try interpretFields(visible)
                    return .complete(headLength: position)
                }
            }
            guard bytes.count < limits.headBytes else { throw .headTooLarge }
            return .incomplete
        } catch {
            return .invalid(error)
        }
    }
}
