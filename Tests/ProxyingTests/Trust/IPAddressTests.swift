import Proxying
import Testing

@Suite struct IPAddressTests {
    @Test(arguments: [
        ("0.0.0.0", "0.0.0.0"), ("192.0.2.1", "192.0.2.1"), ("255.255.255.255", "255.255.255.255"), ("::", "::"),
        ("::1", "::1"), ("2001:DB8:0:0:0:0:0:1", "2001:db8::1"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
        ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:c000:201", "192.0.2.1"),
        ("64:ff9b::192.0.2.1", "64:ff9b::c000:201"),
        ("fe80::1:0:0:1", "fe80::1:0:0:1"),
        ("ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"),
    ])
    func readsBothVersionsAndWritesThemInOneWay(text: String, canonical: String) {
        let address = IPAddress(text)
        #expect(address?.description == canonical)
        #expect(IPAddress(canonical) == address)
    }

    @Test(arguments: [
        "", "1", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1.2.3.-1", "01.2.3.4", "0x1.2.3.4", "1.2.3.4 ", " 1.2.3.4",
        "1.2.3.4/8",
        "::1::", "1:2:3:4:5:6:7", "12345::", "::g", "fe80::1%eth0", "[::1]", "::1.2.3", "unknown", "_hidden",
        "1.2.3.4\0",
        "1111:2222:3333:4444:5555:6666:7777:8888:9999:aaaa",
    ])
    func refusesEverythingElse(text: String) {
        #expect(IPAddress(text) == nil)
    }

    @Test func versionsDiffer() {
        #expect(IPAddress("0.0.0.1") != IPAddress("::1"))
    }
}
