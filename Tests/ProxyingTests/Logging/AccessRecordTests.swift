import HTTPWire
import Testing

@testable import Proxying

@Suite struct AccessRecordTests {
    private func text(_ record: AccessRecord) -> String {
        String(decoding: record.text, as: UTF8.self)
    }

    @Test func copiesWhatTheLogNeeds() {
        var record = AccessRecord()
        SampleRecord.begin(
            &record,
            "PUT /x HTTP/1.1\r\nhost: h\r\nX-REQUEST-ID: abc\r\nuser-agent: u\r\nReferee: no\r\n\r\n"
        )
        #expect(text(record) == "192.0.2.1PUT/xhabcu")
        #expect(record.identifier.count == 3 && record.referer.isEmpty && record.userAgent.count == 1)
    }

    @Test func beginsAnewEachTime() {
        var record = SampleRecord.retried()
        SampleRecord.begin(&record, "GET / HTTP/1.1\r\nHost: a\r\n\r\n")
        #expect(text(record) == "192.0.2.1GET/a")
        #expect(record.attempts.isEmpty && record.flags.isEmpty && record.status == 0 && record.pick == 0)
        #expect(record.identifier.isEmpty && record.firstByteNanoseconds == -1 && record.totalNanoseconds == 0)
        var refused = SampleRecord.retried()
        refused.begin(refusedFrom: Array("::1".utf8))
        #expect(text(refused) == "::1" && refused.version == nil && refused.flags == .downstreamProtocolError)
    }

    @Test func keepsItsMemory() {
        var record = SampleRecord.retried()
        let room = (record.text.capacity, record.attempts.capacity)
        for _ in 0..<100 {
            SampleRecord.begin(&record, SampleRecord.head)
            record.attempts.append(AttemptRecord(backend: 0))
        }
        #expect(room == (record.text.capacity, record.attempts.capacity))
    }

    @Test func withoutAnAttemptThereIsNothingToChange() {
        var record = AccessRecord()
        record.withLastAttempt { $0.isReused = true }
        #expect(record.attempts.isEmpty)
    }
}
