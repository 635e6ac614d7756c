internal import RealModule

/// What queueing theory says of the systems that it can solve: what the simulator is held to.
///
/// Arrivals are Poisson; times are in units of the mean service time, `utilization` is the load of one server, between
/// 0 and 1.
public enum ClosedForm {
    /// Each request to a random backend with exponential service: every backend is an M/M/1 queue, T ~ Exp(1 − λ).
    public static func randomSplitting(utilization: Double) -> SojournLaw {
        exponential(rate: 1 - utilization)
    }

    /// One server, any service law, first in first out (M/G/1): Pollaczek and Khinchine's mean.
    ///
    /// 1 + λ(1 + c²)/(2(1 − λ)), c² being the variance of the service time over its squared mean.
    public static func firstInFirstOut(utilization: Double, squaredVariation: Double) -> SojournLaw {
        SojournLaw(mean: 1 + utilization * (1 + squaredVariation) / (2 * (1 - utilization)))
    }

    /// One server that all share, any service law (M/G/1 processor sharing): the mean is that of M/M/1.
    public static func processorSharing(utilization: Double) -> SojournLaw {
        SojournLaw(mean: 1 / (1 - utilization))
    }

    /// One central queue before c servers with exponential service (M/M/c): the floor of every dispatcher that does not
    /// know the future.
    public static func centralQueue(servers: Int, utilization: Double) -> SojournLaw {
        let wait = erlangC(servers: servers, utilization: utilization)
        let spare = Double(servers) * (1 - utilization)
        return SojournLaw(mean: 1 + wait / spare) { time in
            let both = abs(spare - 1) < 1e-9 ? time : (1 - .exp(-(spare - 1) * time)) / (spare - 1)
            return .exp(-time) * (1 + wait * both)
        }
    }

    /// The probability that a request must wait in M/M/c, by Erlang's recursion.
    public static func erlangC(servers: Int, utilization: Double) -> Double {
        let load = Double(servers) * utilization
        var blocking = 1.0
        for server in 1...max(1, servers) { blocking = load * blocking / (Double(server) + load * blocking) }
        return blocking / (1 - utilization * (1 - blocking))
    }

    /// Round robin over n backends with exponential service: each is an E_n/M/1 queue, T ~ Exp(1 − σ).
    ///
    /// σ is the least root of σ = (nλ/(nλ + 1 − σ))ⁿ.
    public static func roundRobin(backends: Int, utilization: Double) -> SojournLaw {
        let rate = Double(backends) * utilization
        return exponential(rate: 1 - leastRoot { .pow(rate / (rate + 1 - $0), Double(backends)) })
    }

    /// Round robin over infinitely many backends (D/M/1): σ = e^(−(1 − σ)/λ).
    public static func roundRobinLimit(utilization: Double) -> SojournLaw {
        exponential(rate: 1 - leastRoot { .exp(-(1 - $0) / utilization) })
    }

    /// The least loaded of d random choices over infinitely many backends, first in first out (supermarket model).
    ///
    /// The share of backends with at least i requests is s_i = λ^((dⁱ−1)/(d−1)). An arrival finds its backend with
    /// exactly i − 1 with probability s_{i−1}^d − s_i^d, and then stays for i exponential services.
    /// *Source*: M. Mitzenmacher, "The Power of Two Choices in Randomized Load Balancing", 2001.
    public static func choices(_ choices: Int, utilization: Double) -> SojournLaw {
        var atLeast = [1.0]
        while let last = atLeast.last, last > 1e-18, atLeast.count < 100_000 {
            atLeast.append(utilization * .pow(last, Double(choices)))
        }
        let found = atLeast.map { Double.pow($0, Double(choices)) }
        return SojournLaw(mean: found.reduce(0, +)) { time in
            var tail = 0.0
            var term = Double.exp(-time)
            var erlang = 0.0
            for stage in 1..<found.count {
                erlang += term
                term *= time / Double(stage)
                tail += (found[stage - 1] - found[stage]) * erlang
            }
            return tail
        }
    }

    private static func exponential(rate: Double) -> SojournLaw {
        SojournLaw(mean: 1 / rate) { .exp(-rate * $0) }
    }

    /// The least fixed point in [0, 1) of a convex increasing function, by iteration from 0.
    private static func leastRoot(_ function: (Double) -> Double) -> Double {
        var root = 0.0
        for _ in 0..<1_000_000 {
            let following = function(root)
            if following - root < 1e-16 { return following }
            root = following
        }
        return root
    }
}
