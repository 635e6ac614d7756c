import HTTPWire
import Testing

@Suite struct HeadWriterTests {
    private func written(_ body: (inout HeadWriter) -> Void) -> String {
        withUnsafeTemporaryAllocation(byteCount: 256, alignment: 1) { memory in
            var writer = HeadWriter(memory)
            body(&writer)
            return String(decoding: memory[..<writer.count], as: UTF8.self)
        }
    }

    @Test(arguments: [0, 7, 10, -1, 65_536, Int64.max, Int64.min])
    func writesNumbers(_ number: Int64) {
        #expect(written { $0.decimal(number) } == String(number))
    }

    @Test func writesHeads() {
        let head = written { writer in
            writer.statusLine(404)
            writer.field("Content-Type", "text/plain")
            writer.field("Content-Length", 12)
            writer.field("X-Name", Array("b".utf8))
            writer.text("\r\n")
        }
        #expect(head == "HTTP/1.1 404 Not Found\r\nContent-Type: text/plain\r\nContent-Length: 12\r\nX-Name: b\r\n\r\n")
        #expect(written { $0.statusLine(299) } == "HTTP/1.1 299 \r\n")
    }
}
