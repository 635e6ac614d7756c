/// The counters of nginx's smooth weighted round robin, over all eligible backends or some of them.
///
/// Each turn every backend in play gains its weight; the one that has most is chosen and pays the sum. Source: nginx
/// `ngx_http_upstream_round_robin.c` (commit 52327e0627).
struct SmoothWeights: Sendable {
    private var credit: [Double] = []

    /// Chooses among the eligible backends; each plays with its weight of the moment, one below 0 sits the turn out.
    mutating func choose(from pool: borrowing BackendPool, weights: [Double]) -> Int? {
        while credit.count < pool.count { credit.append(0) }
        var total = 0.0
        var best: Int?
        var most = -Double.infinity
        for position in 0..<pool.eligibleCount {
            let backend = pool.eligibleBackend(at: position)
            guard weights[backend] >= 0 else { continue }
            credit[backend] += weights[backend]
            total += weights[backend]
            if credit[backend] > most {
                most = credit[backend]
                best = backend
            }
        }
        if let best { credit[best] -= total }
        return best
    }
}
