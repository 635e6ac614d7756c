import Testing

@testable import Proxying

@Suite struct CombinedLineTests {
    @Test func saysAllOfARetriedRequest() {
        let expected = """
            192.0.2.1 - - [10/Oct/2000:13:55:36 +0000] "GET /a?b=c HTTP/1.1" 200 19 "http://\\xC3\\xA9/" \
            "curl/8 \\x22x\\x22" rt=0.004006 un="b\\x222, backend-1" us="-, 200" uct="-, 0.000000" uht="-, 0.002000" \
            urt="0.001500, 0.002500" rf=UF rid="0000000000000001000000000000ffff"

            """
        #expect(SampleRecord.lines(.combined, SampleRecord.retried()) == expected)
    }

    @Test func aRefusedHeadIsADash() {
        var record = AccessRecord()
        record.begin(refusedFrom: Array("::1".utf8))
        record.status = 400
        let expected = """
            ::1 - - [01/Jan/1970:00:00:00 +0000] "-" 400 0 "-" "-" rt=0.000000 un="-" us="-" uct="-" uht="-" urt="-" \
            rf=DPE rid="-"

            """
        #expect(SampleRecord.lines(.combined, record) == expected)
    }

    @Test func aRequestWithoutAnAnswerHasStatusZero() {
        var record = SampleRecord.retried("GET / HTTP/1.0\r\n\r\n")
        record.status = 0
        #expect(SampleRecord.lines(.combined, record).contains("\"GET / HTTP/1.0\" 000 19 \"-\" \"-\""))
    }
}
