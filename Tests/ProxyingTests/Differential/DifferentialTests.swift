import Foundation
import Proxying
import Synchronization
import TestSupport
import Testing

/// The table of `docs/differential.md`, line by line against the proxy.
@Suite struct DifferentialTests {
    @Test(arguments: DifferentialTable.lines.indices)
    func doesWhatTheTableSays(_ index: Int) throws {
        for (request, expectation) in DifferentialTable.lines[index].cases {
            let expected = if case .forwarded(let bytes) = expectation { bytes } else { "" }
            let recorded = Mutex("")
            try RunningProxy.withBackend(script: { peer in
                let head = try peer.receiveHead()
                let body = try peer.receive(max(0, expected.utf8.count - head.utf8.count))
                recorded.withLock { $0 += head + String(decoding: body, as: UTF8.self) }
                try peer.send(answer("recorded"))
                let more = String(decoding: peer.receiveToEnd(), as: UTF8.self)
                recorded.withLock { $0 += more }
            }) { proxy, _ in
                let client = try RawSocket(port: proxy.port)
                try client.send(request)
                let response = try client.receiveResponse()
                switch expectation {
                case .refused(let status):
                    #expect(response.status == status, "\(request.debugDescription)")
                    #expect(response["Connection"] == "close")
                    #expect(recorded.withLock { $0.isEmpty }, "\(request.debugDescription)")
                case .forwarded:
                    #expect(response.status == 200 && response.text == "recorded", "\(request.debugDescription)")
                }
            }
            guard case .forwarded = expectation else { continue }
            #expect(recorded.withLock { $0 } == expected)
        }
    }

    @Test func theDocumentHasTheseLinesAndNoOther() throws {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "../../..")
        let text = try String(contentsOf: root.appending(path: "docs/differential.md"), encoding: .utf8)
        let lines = text.split(separator: "\n").filter { $0.hasPrefix("| ") }.map(String.init)
        #expect(Array(lines.dropFirst()) == DifferentialTable.lines.map(\.markdown))
    }
}
