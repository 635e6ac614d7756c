import HTTPWire
import Testing

@Suite struct TrailerSectionTests {
    private func allowed(_ section: String) -> String {
        var lines: [UInt8] = []
        Array(section.utf8).withUnsafeBytes { bytes in
            TrailerSection.forEachAllowedLine(of: bytes) { lines += $0 }
        }
        return String(decoding: lines, as: UTF8.self)
    }

    @Test func passesOnWhatNobodyNeedsBeforeTheBody() {
        #expect(allowed("X-Sum: 1\r\nServer-Timing: a\r\n") == "X-Sum: 1\r\nServer-Timing: a\r\n")
        #expect(allowed("") == "")
    }

    @Test(arguments: [
        "Content-Length", "TRANSFER-ENCODING", "Host", "Set-Cookie", "Trailer", "Connection", "Content-Type",
        "Authorization", "Cache-Control", "X-Dispatch", "Date", "Location", "Max-Forwards", "TE",
    ])
    func dropsWhatWouldChangeTheMessage(_ name: String) {
        #expect(allowed("X-A: 1\r\n\(name): 1\r\nX-B: 2\r\n") == "X-A: 1\r\nX-B: 2\r\n")
    }
}
