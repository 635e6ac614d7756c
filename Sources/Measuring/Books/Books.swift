/// Double-entry bookkeeping of requests: what the client sent, the proxy picked and the backends received.
///
/// Everything is over the whole run, both phases. With
///
/// - S rows of the client; of them N failed before a connection was made, and U ended without any answer, so that
///   they may have got anywhere or nowhere (time-outs, resets, requests given up on an interrupt);
/// - D rows with the number of a pick that another row has, too; W rows with a pick number (D included);
/// - P requests that the proxy accepted, A that it answered without a pick, K picks, R retries, X attempts that never
///   reached their backend, V attempts that broke before any answer, so that they may have, T attempts that
///   repeated a request under the number of its pick;
/// - C requests that the client repeated without a row, because a kept connection broke, so that both may have arrived;
/// - B requests that the backends received; bᵢ by backend; wᵢ rows that backend i answered with a status below 500
///   (a proxy makes its own 502 and 504 in the name of a backend that never saw the request);
///
/// the books balance where every equation holds:
///
/// 1. client to proxy: S − N − U ≤ P ≤ S − N + C
/// 2. in the proxy: P − A + R = K
/// 3. proxy to backends: K − X − V − U ≤ B ≤ K − X + T
/// 4. rows and picks: D = 0, and W ≤ K − R ≤ S − N + C
/// 5. each backend: wᵢ ≤ bᵢ
///
/// For a foreign proxy, which has no counters to read, 1 to 4 shrink to: rows that name a backend ≤ B ≤ S − N + C; where
/// it may try a request again, what B exceeds that by are its retries, as far as they are seen. With no failures
/// U = N = C = X = V = T = 0 and all are equalities but the last, so a single request lost or duplicated anywhere
/// breaks one. A shortfall on the way from the client to the backends counts as lost, an excess as
/// duplicated; several equations may see the same request, so the greatest of their counts is reported.
///
/// Where a backend has not received what it is said to have answered (equation 5), the answer came from elsewhere.
public struct Books: Equatable, Sendable {
    /// What the client's rows say.
    public var client: ClientBooks
    /// What the proxy counted, if it is known.
    public var proxy: ProxyFacts?
    /// What each backend received, in the order of their numbers; empty if any of them does not say.
    public var received: [Int64]

    /// Whether a proxy without counters may give a request to a second backend.
    public var proxyMayRepeat: Bool

    /// Requests that the client sent again without a row of their own.
    public var clientRepeats: Int64 = 0

    /// Books of a run.
    public init(client: ClientBooks, proxy: ProxyFacts?, received: [Int64], proxyMayRepeat: Bool = false) {
        self.client = client
        self.proxy = proxy
        self.received = received
        self.proxyMayRepeat = proxyMayRepeat
    }

    /// Requests that the backends received beyond those of the client, from a proxy without counters that may repeat.
    var repeatsSeen: Int64 {
        guard proxy == nil, proxyMayRepeat, !received.isEmpty else { return 0 }
        return max(0, received.reduce(0, +) - mostReached)
    }

    /// The most requests that can have come from the client.
    private var mostReached: Int64 { client.rows - client.unreached + clientRepeats }

    /// The equations of the parties that are known, each with its shortfall and excess.
    public var equations: [BooksEquation] {
        var equations: [BooksEquation] = []
        let reached = client.rows - client.unreached
        if let proxy {
            let settled = proxy.picks - proxy.retries
            let arrived = proxy.picks - proxy.unreachedAttempts
            equations += [
                BooksEquation("client to proxy", proxy.requests, within: reached - client.unanswered, mostReached),
                BooksEquation(
                    "requests to picks",
                    proxy.picks,
                    within: proxy.requests - proxy.answeredWithoutPick + proxy.retries,
                    proxy.requests - proxy.answeredWithoutPick + proxy.retries
                ),
                BooksEquation("picks to client rows", settled, within: client.rowsWithPick, mostReached),
            ]
            if !received.isEmpty {
                let total = received.reduce(0, +)
                equations.append(
                    BooksEquation(
                        "picks to backends",
                        total,
                        within: arrived - proxy.brokenAttempts - client.unanswered,
                        arrived + proxy.repeatedAttempts
                    )
                )
            }
        } else if !received.isEmpty {
            let total = received.reduce(0, +)
            equations.append(
                BooksEquation(
                    "client to backends",
                    total,
                    within: client.rowsByBackend.reduce(0, +),
                    mostReached + repeatsSeen
                )
            )
        }
        if client.duplicatePicks > 0 {
            equations.append(BooksEquation("rows with the same pick", client.duplicatePicks, within: 0, 0))
        }
        if !received.isEmpty {
            let answered = client.answersByBackend.reduce(0, +)
            let confirmed = zip(client.answersByBackend, received).reduce(0) { $0 + min($1.0, $1.1) }
            equations.append(BooksEquation("answers known to their backend", confirmed, within: answered, answered))
        }
        return equations
    }

    /// The verdict over all equations.
    public var reconciliation: Reconciliation {
        let equations = equations
        let lost = equations.map(\.shortfall).max() ?? 0
        let duplicated = equations.map(\.excess).max() ?? 0
        let isComparable = proxy != nil || !received.isEmpty
        return Reconciliation(
            outcome: !isComparable ? .notApplicable : lost == 0 && duplicated == 0 ? .balanced : .unbalanced,
            client: client.rows,
            proxy: proxy?.picks ?? 0,
            backends: received.reduce(0, +),
            retries: proxy.map { $0.retries + $0.repeatedAttempts } ?? repeatsSeen,
            lost: isComparable ? lost : 0,
            duplicated: isComparable ? duplicated : 0
        )
    }
}
