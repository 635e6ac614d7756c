/// What became of the lines of an access log.
package struct AccessLogCounters: Sendable, Equatable, Encodable {
    /// Lines handed to the operating system.
    package var written: Int64 = 0
    /// Lines that found no room, because the disk or the reader was too slow.
    package var dropped: Int64 = 0
    /// Lines that the operating system would not take.
    package var failed: Int64 = 0
    /// Times that the file was opened anew.
    package var reopened: Int64 = 0
    /// Times that it could not be, and the old one was kept.
    package var failedReopens: Int64 = 0

    /// All zero.
    package init() {}
}
