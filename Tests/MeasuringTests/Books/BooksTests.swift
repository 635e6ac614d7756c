import Measuring
import Testing

@Suite("Books")
struct BooksTests {
    /// A run of 100 requests, 25 for each of four backends, in which nothing failed.
    private static let clean: Books = {
        var client = ClientBooks(backends: 4)
        client.rows = 100
        client.rowsWithPick = 100
        client.rowsByBackend = [25, 25, 25, 25]
        client.answersByBackend = [25, 25, 25, 25]
        let proxy = ProxyFacts(requests: 100, picks: 100, picksPerBackend: [25, 25, 25, 25])
        return Books(client: client, proxy: proxy, received: [25, 25, 25, 25])
    }()

    private static func outcome(_ change: (inout Books) -> Void) -> Reconciliation.Outcome {
        var books = clean
        change(&books)
        return books.reconciliation.outcome
    }

    @Test("A clean run balances, and the three parties show the same count")
    func cleanRun() {
        #expect(
            Self.clean.reconciliation
                == Reconciliation(outcome: .balanced, client: 100, proxy: 100, backends: 100, retries: 0)
        )
        #expect(
            Self.clean.sentence
                == "The client sent 100, the proxy picked 100, the backends received 100; nothing was lost or duplicated."
        )
    }

    /// Everything that one lost, duplicated or misreported request changes, one count at a time.
    private static let changes: [(String, @Sendable (inout Books, Int64) -> Void)] = [
        ("a client row", { $0.client.rows += $1 }),
        ("a request at the proxy", { $0.proxy?.requests += $1 }),
        ("a pick", { $0.proxy?.picks += $1 }),
        ("a retry", { $0.proxy?.retries += $1 }),
        ("a request without pick", { $0.proxy?.answeredWithoutPick += $1 }),
        ("an attempt that reached nobody", { $0.proxy?.unreachedAttempts += $1 }),
        ("a request at a backend", { $0.received[2] += $1 }),
    ]

    @Test("A single request lost or duplicated at any party is found", arguments: changes.indices, [-1, 1])
    func singleChange(index: Int, by difference: Int64) {
        let change = Self.changes[index]
        var books = Self.clean
        change.1(&books, difference)
        let result = books.reconciliation
        #expect(result.outcome == .unbalanced, "\(change.0) by \(difference)")
        #expect(result.lost + result.duplicated > 0)
        #expect(books.sentence.contains("1 lost") || books.sentence.contains("1 too many"))
    }

    @Test("A lost and a duplicated request at different backends do not cancel out")
    func compensation() {
        #expect(
            Self.outcome {
                $0.received[0] -= 1
                $0.received[1] += 1
            } == .unbalanced
        )
    }

    @Test("A pick number on two rows is found")
    func duplicatePick() {
        #expect(Self.outcome { $0.client.duplicatePicks = 1 } == .unbalanced)
    }

    @Test("A loss between proxy and backends counts as lost, an excess as duplicated")
    func direction() {
        var books = Self.clean
        books.client.answersByBackend[3] = 24
        books.received[3] = 24
        #expect(books.reconciliation.lost == 1)
        #expect(books.reconciliation.duplicated == 0)
        books.received[3] = 27
        #expect(books.reconciliation.lost == 0)
        #expect(books.reconciliation.duplicated == 2)
    }

    @Test("Retries after refused connections balance")
    func retries() {
        let outcome = Self.outcome {
            $0.proxy?.picks = 110
            $0.proxy?.retries = 10
            $0.proxy?.unreachedAttempts = 10
        }
        #expect(outcome == .balanced)
    }

    @Test("Requests that never reached the proxy, and those that it answered itself, balance")
    func unreached() {
        let outcome = Self.outcome {
            $0.client.rows = 112
            $0.client.unreached = 5
            $0.proxy?.requests = 107
            $0.proxy?.answeredWithoutPick = 7
        }
        #expect(outcome == .balanced)
    }

    @Test("A request without an answer may have got anywhere", arguments: 0...3)
    func unanswered(progress: Int) {
        let outcome = Self.outcome {
            $0.client.rows = 101
            $0.client.unanswered = 1
            if progress >= 1 { $0.proxy?.requests = 101 }
            if progress >= 1 { $0.proxy?.picks = 101 }
            if progress == 2 { $0.received[0] = 26 }
            if progress == 3 { $0.proxy?.unreachedAttempts = 1 }
        }
        #expect(outcome == .balanced)
    }

    @Test("But it is only one request")
    func unansweredIsNoCover() {
        let outcome = Self.outcome {
            $0.client.rows = 101
            $0.client.unanswered = 1
            $0.proxy?.requests = 99
            $0.proxy?.picks = 99
        }
        #expect(outcome == .unbalanced)
    }

    @Test("An attempt that broke before its answer may have been received or not", arguments: [0, 1])
    func brokenAttempt(received: Int64) {
        let outcome = Self.outcome {
            $0.proxy?.picks = 101
            $0.proxy?.retries = 1
            $0.proxy?.brokenAttempts = 1
            $0.received[1] += received
        }
        #expect(outcome == .balanced)
    }

    @Test("A request repeated under its pick may have been received once or twice, not three times", arguments: 0...2)
    func repeatedAttempt(more: Int64) {
        var books = Self.clean
        books.proxy?.repeatedAttempts = 1
        books.received[1] += more
        #expect(books.reconciliation.outcome == (more < 2 ? .balanced : .unbalanced))
        #expect(books.reconciliation.retries == 1)
        #expect(books.sentence.contains("repeated 1 on a fresh connection"))
    }

    @Test("A request that the client repeated may have arrived once or twice, not three times", arguments: 0...2)
    func repeatedByTheClient(more: Int64) {
        var books = Self.clean
        books.proxy = nil
        books.clientRepeats = 1
        books.received[1] += more
        #expect(books.reconciliation.outcome == (more < 2 ? .balanced : .unbalanced))
        #expect(books.sentence.contains("The client sent 100 and repeated 1 on a fresh connection"))
    }

    @Test("A proxy's own 502 in the name of a backend that refused balances")
    func refusingBackend() {
        var samples = SyntheticRun.samples(backends: SyntheticRun.roundRobin(100, backends: 4))
        for index in samples.indices where samples[index].backend == 2 {
            samples[index].status = 502
            samples[index].error = .http5xx
        }
        var facts = SyntheticRun.facts(backends: 4, requests: 100)
        facts.proxy = ProxyFacts(
            requests: 100,
            picks: 100,
            picksPerBackend: [25, 25, 25, 25],
            unreachedAttempts: 25
        )
        for index in facts.backends.indices { facts.backends[index].received = index == 1 ? 0 : 25 }
        #expect(SyntheticRun.summary(samples, facts).reconciliation.outcome == .balanced)
        facts.backends[0].received = 24
        #expect(SyntheticRun.summary(samples, facts).reconciliation.outcome == .unbalanced)
    }

    @Test("Behind a foreign proxy the client is compared with the backends")
    func foreignProxy() {
        #expect(Self.outcome { $0.proxy = nil } == .balanced)
        #expect(
            Self.outcome {
                $0.proxy = nil
                $0.received[0] += 1
            } == .unbalanced
        )
        #expect(
            Self.outcome {
                $0.proxy = nil
                $0.received[0] -= 1
            } == .unbalanced
        )
    }

    @Test("With nobody to compare with there is no verdict")
    func nobody() {
        var books = Self.clean
        books.proxy = nil
        books.received = []
        #expect(books.reconciliation == Reconciliation(client: 100))
        #expect(books.sentence.hasPrefix("Not judged: the client sent 100"))
    }

    @Test("What a foreign proxy gave to a second backend is a retry only where it may repeat")
    func foreignRetries() {
        var books = Self.clean
        books.proxy = nil
        books.received[1] += 2
        #expect(books.reconciliation.outcome == .unbalanced)
        #expect(books.reconciliation.duplicated == 2 && books.reconciliation.retries == 0)
        books.proxyMayRepeat = true
        #expect(books.reconciliation.outcome == .balanced)
        #expect(books.reconciliation.retries == 2 && books.reconciliation.backends == 102)
        #expect(books.sentence.contains("received 102 (2 of them retries of the proxy)"))
        books.received = [24, 25, 25, 25]
        #expect(books.reconciliation.outcome == .unbalanced)
        #expect(books.reconciliation.lost == 1)
    }

    @Test("An empty run balances")
    func empty() {
        let books = Books(
            client: ClientBooks(backends: 1),
            proxy: ProxyFacts(requests: 0, picks: 0),
            received: [0]
        )
        #expect(books.reconciliation.outcome == .balanced)
    }
}
