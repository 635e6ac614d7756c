/// Writes CSV (RFC 4180, with `\n` line ends) into a byte buffer that the caller empties when it likes.
///
/// Numbers are written without a `String` on the way, so a row of integers costs no allocation once the buffer has
/// its size. An unknown value is an empty field. Text is quoted where it holds a comma, a quotation mark or a line
/// end, and nowhere else.
public struct CSVWriter: Sendable {
    /// The bytes written since the buffer was last emptied.
    public private(set) var bytes: [UInt8] = []
    private var isRowStart = true

    private static let comma = UInt8(ascii: ",")
    private static let quote = UInt8(ascii: "\"")
    private static let newline = UInt8(ascii: "\n")
    private static let zero = UInt8(ascii: "0")

    /// A writer with room for `capacity` bytes before its buffer grows.
    public init(capacity: Int = 1 << 16) {
        bytes.reserveCapacity(capacity)
    }

    /// Forgets the bytes and keeps their room; call it after writing them out, between rows.
    public mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
    }

    /// A row of texts, such as the names of the columns.
    public mutating func row(_ texts: [String]) {
        for text in texts { field(text) }
        endRow()
    }

    /// A row of integers; `nil` is an empty field.
    public mutating func row(_ values: borrowing [Int64?]) {
        for index in values.indices { field(values[index]) }
        endRow()
    }

    /// Adds a field of text to the row.
    public mutating func field(_ text: String) {
        separate()
        let special: (UInt8) -> Bool = { $0 == Self.comma || $0 == Self.quote || $0 == Self.newline || $0 == 13 }
        guard text.utf8.contains(where: special) else {
            bytes.append(contentsOf: text.utf8)
            return
        }
        bytes.append(Self.quote)
        for byte in text.utf8 {
            if byte == Self.quote { bytes.append(Self.quote) }
            bytes.append(byte)
        }
        bytes.append(Self.quote)
    }

    /// Adds a field with an integer to the row, empty for `nil`.
    public mutating func field(_ value: Int64?) {
        separate()
        if let value { append(value) }
    }

    /// Adds a field with a number to the row, whole ones without a point; empty for `nil` and for what is not finite.
    public mutating func field(_ value: Double?) {
        separate()
        guard let value, value.isFinite else { return }
        if value == value.rounded(), value.magnitude < 0x1p53 {
            append(Int64(value))
        } else {
            bytes.append(contentsOf: value.description.utf8)
        }
    }

    /// Ends the row.
    public mutating func endRow() {
        bytes.append(Self.newline)
        isRowStart = true
    }

    private mutating func separate() {
        if !isRowStart { bytes.append(Self.comma) }
        isRowStart = false
    }

    /// Appends the decimal digits, written from the last to the first into place.
    private mutating func append(_ value: Int64) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        var rest = value.magnitude
        if rest < 10 {
            bytes.append(Self.zero + UInt8(truncatingIfNeeded: rest))
            return
        }
        let digits = Self.digits(in: rest)
        bytes.append(contentsOf: repeatElement(Self.zero, count: digits))
        var index = bytes.count
        while rest > 0 {
            index -= 1
            bytes[index] = Self.zero + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    private static func digits(in value: UInt64) -> Int {
        var digits = 1
        var limit: UInt64 = 10
        while value >= limit {
            digits += 1
            let (next, overflow) = limit.multipliedReportingOverflow(by: 10)
            if overflow { break }
            limit = next
        }
        return digits
    }
}
