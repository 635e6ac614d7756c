import Measuring
import Reporting
import Testing

@Suite("CSV tables")
struct TablesTests {
    @Test("The requests table has the columns of the database, and a value in each")
    func requests() {
        var sample = RequestSample()
        sample.sequence = 1
        sample.worker = 2
        sample.connection = 3
        sample.scheduledNanoseconds = 4
        sample.sentNanoseconds = 5
        sample.firstByteNanoseconds = 6
        sample.finishedNanoseconds = 7
        sample.status = 200
        sample.backend = 9
        sample.dispatch = 10
        sample.attempts = 11
        sample.inFlightAtPick = 12
        sample.queueMicroseconds = 13
        sample.upstreamMicroseconds = 14
        sample.bytesReceived = 15
        sample.error = .http5xx
        let table = RequestsTable(run: 99)
        var writer = CSVWriter()
        table.writeHeader(to: &writer)
        table.write(sample, to: &writer)
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == """
                run_id,sequence,phase,worker,connection,scheduled_ns,sent_ns,first_byte_ns,finished_ns,status,backend,\
                dispatch,attempts,in_flight_at_pick,queue_us,upstream_us,bytes_received,error
                99,1,1,2,3,4,5,6,7,200,9,10,11,12,13,14,15,12

                """
        )
    }

    @Test("The backends table has a row a backend")
    func backends() throws {
        var writer = CSVWriter()
        BackendsTable.write(SampleReports.uneven.summary, to: &writer)
        try GoldenFile("backends.csv").expect(String(decoding: writer.bytes, as: UTF8.self))
    }

    @Test("The summary table has a row a run, with as many fields as columns")
    func summary() throws {
        var writer = CSVWriter()
        SummaryTable.write(SampleReports.even.summary, to: &writer)
        SummaryTable.write(SampleReports.empty.summary, withHeader: false, to: &writer)
        let text = String(decoding: writer.bytes, as: UTF8.self)
        let rows = text.split(separator: "\n")
        #expect(rows.count == 3)
        #expect(Set(rows.map { $0.count { $0 == "," } }).count == 1)
        try GoldenFile("summary.csv").expect(text)
    }
}
