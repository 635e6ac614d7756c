internal import HTTPWire

/// Moments as log lines have them, in UTC; a second is rendered once, however many requests it brings.
struct LogDate: Sendable {
    private var second = Int64.min
    /// The second as `10/Oct/2000:13:55:36 +0000`, the common log format's.
    private(set) var common: [UInt8] = []
    /// The second as `2000-10-10T13:55:36`, the beginning of RFC 3339's.
    private(set) var internet: [UInt8] = []

    /// No moment yet.
    init() {}

    /// Makes a moment the current one, in nanoseconds since 1970 began.
    mutating func set(_ nanoseconds: Int64) {
        let now = nanoseconds / 1_000_000_000
        guard now != second else { return }
        second = now
        // Sun, 06 Nov 1994 08:49:37 GMT
        let date = HTTPDate(secondsSince1970: now).bytes
        let month = LogDate.months.firstIndex { Array($0.utf8).elementsEqual(date[8..<11]) } ?? 0
        let (day, year, time) = (date[5..<7], date[12..<16], date[17..<25])
        common.removeAll(keepingCapacity: true)
        common += day + [0x2F] + date[8..<11] + [0x2F] + year + [0x3A] + time
        common.append(text: " +0000")
        internet.removeAll(keepingCapacity: true)
        internet += year + [0x2D]
        internet.append(decimal: Int64(month + 1), width: 2)
        internet += [0x2D] + day + [0x54] + time
    }

    private static let months = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
}
