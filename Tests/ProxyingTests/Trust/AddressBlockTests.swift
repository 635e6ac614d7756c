import Proxying
import Testing

@Suite struct AddressBlockTests {
    @Test(arguments: [
        ("10.0.0.0/8", ["10.0.0.0", "10.255.255.255", "::ffff:10.1.2.3"], ["9.255.255.255", "11.0.0.0", "a00::"]),
        ("192.0.2.7", ["192.0.2.7"], ["192.0.2.6", "192.0.2.8", "::c000:207"]),
        ("0.0.0.0/0", ["0.0.0.0", "255.255.255.255"], ["::", "::1"]),
        ("172.16.0.0/12", ["172.16.0.1", "172.31.255.255"], ["172.15.255.255", "172.32.0.0"]),
        ("2001:db8::/32", ["2001:db8::", "2001:db8:ffff::1"], ["2001:db7:ffff::", "2001:db9::", "32.1.13.184"]),
        ("::/0", ["::", "ffff::"], ["0.0.0.0"]),
        ("::1", ["::1"], ["::", "::2", "0.0.0.1"]),
        ("fe80::/65", ["fe80::7fff:0:0:0"], ["fe80::8000:0:0:0"]),
    ])
    func containsWhatBeginsWithItsBits(block: String, inside: [String], outside: [String]) throws {
        let parsed = try AddressBlock(block)
        for text in inside { #expect(try parsed.contains(#require(IPAddress(text))), "\(text)") }
        for text in outside { #expect(try !parsed.contains(#require(IPAddress(text))), "\(text)") }
        #expect(try AddressBlock(parsed.description) == parsed)
    }

    /// Every prefix length, on both sides of its border.
    @Test func everyPrefixEndsWhereItShould() throws {
        for length in 1...32 {
            let base = UInt32.max << UInt32(32 - length)
            let block = try AddressBlock("\(Self.text(base))/\(length)")
            let (first, before) = (IPAddress(Self.text(base)), IPAddress(Self.text(base - 1)))
            #expect(try block.contains(#require(first)) && !block.contains(#require(before)))
        }
    }

    private static func text(_ bits: UInt32) -> String {
        "\(bits >> 24).\(bits >> 16 & 255).\(bits >> 8 & 255).\(bits & 255)"
    }

    @Test func saysWhatIsWrong() {
        for text in [
            "", "/8", "10.0.0.0/", "10.0.0.0/x", "10.0.0.0/-1", "10.0.0.0/+8", "10.0.0.0/8/8", "host/8", "10.0.0/8",
        ] {
            #expect(throws: AddressBlockError.malformed(text)) { try AddressBlock(text) }
        }
        #expect(throws: AddressBlockError.prefixTooLong("10.0.0.0/33", longest: 32)) { try AddressBlock("10.0.0.0/33") }
        #expect(throws: AddressBlockError.prefixTooLong("::/129", longest: 128)) { try AddressBlock("::/129") }
        #expect(throws: AddressBlockError.bitsBehindPrefix("10.1.0.0/8")) { try AddressBlock("10.1.0.0/8") }
        #expect(throws: AddressBlockError.bitsBehindPrefix("2001:db8::1/32")) { try AddressBlock("2001:db8::1/32") }
        #expect("\(AddressBlockError.bitsBehindPrefix("10.1.0.0/8"))".contains("'10.1.0.0/8'"))
    }
}
