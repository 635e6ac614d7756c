import Testing

@testable import Proxying

@Suite struct LogTextTests {
    private func text(_ body: (inout [UInt8]) -> Void) -> String {
        var line: [UInt8] = []
        body(&line)
        return String(decoding: line, as: UTF8.self)
    }

    @Test(arguments: [0, 1, 9, 10, 99, 100, 12_345, .max, .min, -1, -10] as [Int64])
    func decimalsAreThoseOfTheLanguage(_ value: Int64) {
        #expect(text { $0.append(decimal: value) } == "\(value)")
    }

    @Test func decimalsCanBePadded() {
        #expect(text { $0.append(decimal: 7, width: 3) } == "007")
        #expect(text { $0.append(decimal: 1_234, width: 3) } == "1234")
    }

    @Test(
        arguments: [
            (0, "0.000000"), (999, "0.000000"), (1_000, "0.000001"), (1_234_567_890, "1.234567"), (-1, "-"),
            (60_000_000_000, "60.000000"),
        ] as [(Int64, String)]
    )
    func secondsHaveSixDecimals(_ nanoseconds: Int64, _ expected: String) {
        #expect(text { $0.append(seconds: nanoseconds) } == expected)
    }

    @Test func hexadecimalsHaveAllTheirDigits() {
        #expect(text { $0.append(hexadecimal: 0x0123_4567_89AB_CDEF as UInt64) } == "0123456789abcdef")
        #expect(text { $0.append(hexadecimal: 0 as UInt64) } == "0000000000000000")
        #expect(text { $0.append(hexadecimal: 0xAF as UInt8, uppercase: true) } == "AF")
    }
}
