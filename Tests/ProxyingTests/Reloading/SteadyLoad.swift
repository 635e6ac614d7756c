import Foundation
import Proxying
import Synchronization
import TestSupport

/// Clients that send one request after the other to a proxy, each on a connection of its own, until they are stopped.
final class SteadyLoad: Sendable {
    /// What one request was told.
    struct Answer: Sendable {
        let pick: Int64
        let backend: String
    }

    private let isOver = Atomic(false)
    private let state = Mutex((answers: [Answer](), failures: [String]()))
    private let team = DispatchGroup()

    init(_ clients: Int, to proxy: ReverseProxy) {
        let port = proxy.port
        for _ in 0..<clients {
            team.enter()
            Thread.detachNewThread { [self] in
                do {
                    try drive(RawSocket(port: port))
                } catch {
                    state.withLock { $0.failures.append("\(error)") }
                }
                team.leave()
            }
        }
    }

    private func drive(_ client: RawSocket) throws {
        while !isOver.load(ordering: .relaxed) {
            let response = try client.exchange("GET / HTTP/1.1\r\nHost: h\r\n\r\n")
            let pick = (response["X-Dispatch"] ?? "").split(separator: " ").first.flatMap { Int64($0) }
            state.withLock {
                if let pick, response.status == 200 {
                    $0.answers.append(Answer(pick: pick, backend: response.text))
                } else {
                    $0.failures.append("\(response.statusLine) \(response.text)")
                }
            }
        }
    }

    /// Waits for so many more answers.
    func wait(for more: Int) -> Bool {
        let wanted = state.withLock { $0.answers.count } + more
        return eventually { state.withLock { $0.answers.count >= wanted || !$0.failures.isEmpty } }
    }

    /// Stops the clients.
    ///
    /// - Returns: all answers in the order of the picks, and whatever was no answer.
    func stop() -> (answers: [Answer], failures: [String]) {
        isOver.store(true, ordering: .relaxed)
        team.wait()
        return state.withLock { ($0.answers.sorted { $0.pick < $1.pick }, $0.failures) }
    }
}
