/// A line of a response head, `Name: value`, as bytes that libcurl lends for a moment.
enum FieldLine {
    /// The value, without the white space around it, if the line has this name, which is given in lower case.
    static func value(of name: [UInt8], in line: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer? {
        guard line.count > name.count, line[name.count] == UInt8(ascii: ":") else { return nil }
        for index in name.indices where lowercased(line[index]) != name[index] { return nil }
        var (start, end) = (name.count + 1, line.count)
        while start < end, isSpace(line[start]) { start += 1 }
        while end > start, isSpace(line[end - 1]) { end -= 1 }
        return UnsafeRawBufferPointer(rebasing: line[start..<end])
    }

    static func isSpace(_ byte: UInt8) -> Bool {
        byte == 32 || (byte >= 9 && byte <= 13)
    }

    static func lowercased(_ byte: UInt8) -> UInt8 {
        byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
    }
}
