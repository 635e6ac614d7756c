import Testing

@testable import Proxying

@Suite struct AccessLogInboxTests {
    private let line = Array("0123456789\n".utf8)

    /// What is taken, as text.
    private func take(_ inbox: inout AccessLogInbox) -> String? {
        var spare: [UInt8] = []
        return inbox.take(&spare).map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    @Test func theWriterIsWokenOnlyFromSleep() {
        var inbox = AccessLogInbox(capacity: 1_000)
        #expect(inbox.add(line) == false)
        #expect(take(&inbox) == "0123456789\n")
        #expect(inbox.add(line) == false)
        #expect(take(&inbox) != nil && take(&inbox) == nil)
        #expect(inbox.add(line) == true)
        #expect(inbox.add(line) == false)
    }

    @Test func theWriterIsWokenAtHalfTheRoom() {
        var inbox = AccessLogInbox(capacity: 44)
        let wakes = (0..<5).map { _ in inbox.add(line) }
        #expect(wakes == [false, true, false, false, false])
    }

    @Test func whatFindsNoRoomIsDroppedAndCounted() {
        var inbox = AccessLogInbox(capacity: 32)
        for _ in 0..<5 { _ = inbox.add(line) }
        #expect(inbox.counters.dropped == 3)
        #expect(inbox.add([0x0A]) == false)
        #expect(inbox.counters.dropped == 3, "a shorter line may still fit")
        #expect(take(&inbox)?.utf8.count == 23)
    }

    @Test func nothingIsTakenAfterTheEnd() {
        var inbox = AccessLogInbox(capacity: 100)
        _ = inbox.add(line)
        inbox.close()
        _ = inbox.add(line)
        #expect(inbox.counters.dropped == 1)
        var spare: [UInt8] = []
        let last = inbox.take(&spare)
        #expect(last?.isLast == true && last?.lines == 1)
    }

    @Test func aReopeningKnowsItsPlace() {
        var inbox = AccessLogInbox(capacity: 100)
        _ = inbox.add(line)
        inbox.reopen()
        _ = inbox.add(line)
        var spare: [UInt8] = []
        let batch = inbox.take(&spare)
        #expect(batch?.bytesBeforeReopening == 11 && batch?.lines == 2)
        #expect(take(&inbox) == nil)
    }

    @Test func aFileThatIsOvertakenIsHandedBack() throws {
        var inbox = AccessLogInbox(capacity: 100)
        _ = inbox.add(Array("old\n".utf8))
        let (first, second) = (try OpenedFile(path: "/dev/null"), try OpenedFile(path: "/dev/null"))
        defer { for file in [first, second] { LogFile.close(file.descriptor) } }
        #expect(inbox.move(to: first) == nil)
        #expect(inbox.move(to: second)?.descriptor == first.descriptor)
        var empty: [UInt8] = []
        let batch = inbox.take(&empty)
        #expect(batch?.bytesBeforeReopening == 4 && batch?.successor?.descriptor == second.descriptor)
    }
}
