extension CauseSignature {
    /// The backend goes by the client connection: it was picked once, when the connection came.
    ///
    /// *Seen*: Cramér's V between connection and backend is at least 0.5, and four in five requests of a connection
    /// go to the same backend, over at least two connections with five requests a backend. A few picks out of a cycle
    /// do not count: in a closed loop connections and a round robin can go in step. *p*: Pearson's chi-square test
    /// of independence. *Source*: Kubernetes issue 38456; balancing of connections (L4) instead of requests.
    static let keepAlivePinning = CauseSignature(.keepAlivePinning) { evidence in
        let dependence = evidence.dependence
        guard evidence.isOpen, evidence.isDisordered, dependence.connections >= 2, dependence.loyalty >= 0.8,
            let strength = dependence.figures.connection, strength >= 0.5
        else { return nil }
        return (
            "\(evidence.percent(dependence.loyalty)) of a connection's requests went to the same backend (Cramér's V "
                + "\(DecimalText.fixed(strength, places: 2)) over \(dependence.connections) connections): backends are "
                + "picked for connections, not for requests.",
            dependence.connectionP
        )
    }
}
