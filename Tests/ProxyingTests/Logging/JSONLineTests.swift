import Foundation
import Testing

@testable import Proxying

@Suite struct JSONLineTests {
    @Test func saysAllOfARetriedRequest() {
        let expected = """
            {"time":"2000-10-10T13:55:36.123456Z","id":"0000000000000001000000000000ffff","client":"192.0.2.1",\
            "method":"GET","target":"/a?b=c","version":"HTTP/1.1","host":"example.org","referer":"http://é/",\
            "user_agent":"curl/8 \\"x\\"","status":200,"flags":"UF","backend":"backend-1","pick":17,"attempts":[\
            {"backend":"b\\"2","status":0,"reused":false,"connect_us":null,"first_byte_us":null,"total_us":1500},\
            {"backend":"backend-1","status":200,"reused":true,"connect_us":0,"first_byte_us":2000,"total_us":2500}],\
            "queue_us":5,"connect_us":0,"first_byte_us":3505,"total_us":4006,"bytes_in":3,"bytes_out":19}

            """
        #expect(SampleRecord.lines(.json, SampleRecord.retried()) == expected)
    }

    @Test func whatIsMissingIsNull() throws {
        var record = AccessRecord()
        record.begin(refusedFrom: Array("::1".utf8))
        record.status = 400
        let line = SampleRecord.lines(.json, record)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
        for key in ["id", "method", "target", "version", "host", "backend", "connect_us", "first_byte_us"] {
            #expect(object[key] is NSNull, "\(key)")
        }
        #expect(object["client"] as? String == "::1" && object["flags"] as? String == "DPE")
        #expect((object["attempts"] as? [Any])?.isEmpty == true)
    }

    @Test func eachRequestIsALineOfItsOwn() throws {
        let lines = SampleRecord.lines(.json, SampleRecord.retried(), AccessRecord()).split(separator: "\n")
        #expect(lines.count == 2)
        for line in lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
    }
}
