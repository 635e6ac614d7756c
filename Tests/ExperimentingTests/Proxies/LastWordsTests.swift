import Testing

@testable import Experimenting

@Suite struct LastWordsTests {
    @Test func theLastThreeLinesThatSaySomething() {
        #expect("\(LastWords("a\nb\n\n  c  \r\n \nd\n"))" == " (b / c / d)")
        #expect("\(LastWords("\n \n"))" == "")
        #expect("\(LastWords(of: "/no/such/file"))" == "")
    }

    @Test func aTakenPortIsToldFromOtherErrors() {
        #expect(
            LastWords("nginx: [emerg] bind() to 127.0.0.1:80 failed (98: Address already in use)").namesAddressInUse
        )
        #expect(LastWords("Error: listening on :80: bind: address already in use").namesAddressInUse)
        #expect(!LastWords("[emerg] unknown directive").namesAddressInUse)
    }

    @Test(
        arguments: [
            ("nginx version: nginx/1.22.1\n", "nginx/", "1.22.1"),
            ("HAProxy version 2.6.12-1+deb12u4 2026/10/17 - x", "version ", "2.6.12-1+deb12u4"),
            ("v2.11.7 h1:abc=", "v", "2.11.7"),
            ("3.0\n", "", "3.0"),
            ("nothing of the kind", "nginx/", ""),
        ]
    )
    func versionStandsAfterItsMarker(text: String, marker: String, version: String) {
        #expect(ProgramVersion.version(in: text, after: marker) == version)
    }
}
