import Foundation
import TestSupport
import Testing

@testable import Proxying

@Suite struct LogEscapingTests {
    private func escaped(_ bytes: [UInt8]) -> String {
        var line: [UInt8] = []
        bytes.withUnsafeBytes { line.append(escaped: $0) }
        return String(decoding: line, as: UTF8.self)
    }

    private func json(_ bytes: [UInt8]) -> [UInt8] {
        var line = Array("[\"".utf8)
        bytes.withUnsafeBytes { line.append(json: $0) }
        return line + Array("\"]".utf8)
    }

    private func decoded(_ json: [UInt8]) throws -> String? {
        try (JSONSerialization.jsonObject(with: Data(json)) as? [String])?.first
    }

    @Test func everyByteIsEscapedAsNginxDoes() {
        for byte in UInt8.min...UInt8.max {
            let isPlain = (0x20...0x7E).contains(byte) && byte != 0x22 && byte != 0x5C
            let hexadecimal = String(byte, radix: 16, uppercase: true)
            let expected = isPlain ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + hexadecimal
            #expect(escaped([byte]) == expected)
            #expect(escaped([0x61, byte, 0x62]) == "a\(expected)b")
        }
        #expect(escaped([]) == "-")
        #expect(escaped(Array("a\"\\\r\nb".utf8)) == "a\\x22\\x5C\\x0D\\x0Ab")
    }

    @Test func everyASCIIByteSurvivesJSON() throws {
        for byte in 0..<0x80 as Range<UInt8> {
            let text = json([byte])
            #expect(try decoded(text) == String(UnicodeScalar(byte)))
            #expect(text.allSatisfy { $0 >= 0x20 })
        }
    }

    @Test(arguments: ["é\"\n", "日本\\語", "\u{1F600}\u{0}", "\u{2028}", "plain", ""])
    func textSurvivesJSON(_ text: String) throws {
        #expect(try decoded(json(Array(text.utf8))) == text)
    }

    @Test func whatIsNotUTF8IsRepaired() throws {
        for bytes in [
            [0xFF], [0xC3], [0xC3, 0x22], [0xE2, 0x82], [0xE2, 0x82, 0x41], [0xC0, 0xAF], [0xED, 0xA0, 0x80],
            [0xF0, 0x9F, 0x98], [0xF4, 0x90, 0x80, 0x80], [0x80, 0x80, 0x0A],
        ] as [[UInt8]] {
            #expect(try decoded(json(bytes)) == String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test func anyBytesMakeOneStringOnOneLine() throws {
        var generator = SplitMix64(seed: 7)
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let bytes = (0..<count).map { _ in
                Bool.random(using: &generator)
                    ? UInt8.random(in: 0...255, using: &generator) : UInt8.random(in: 0x20...0x7E, using: &generator)
            }
            let text = json(bytes)
            #expect(text.allSatisfy { $0 >= 0x20 })
            #expect(try decoded(text) == String(decoding: bytes, as: UTF8.self))
            #expect(escaped(bytes).utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x22 })
        }
    }
}
