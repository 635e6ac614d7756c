/// Which arc of the backends' ring a client process sees.
public struct ApertureSettings: BitwiseCopyable, Sendable, Equatable {
    /// The fewest backends to cover.
    public var size: Int
    /// The place of the process on the ring, in [0, 1).
    public var start: Double
    /// The width of one process on the ring; 0 when the number of processes is not known.
    public var processWidth: Double

    /// An arc over at least `size` backends for one of a known number of processes, or at a random place for 0 of them.
    public init(size: Int = 12, peers: Int = 0, peer: Int = 0, seed: UInt64) {
        self.size = size
        start = peers > 0 ? Double(peer % peers) / Double(peers) : SplitMix64.unit(SplitMix64.mix(seed, salt: 4))
        processWidth = peers > 0 ? 1 / Double(peers) : 0
    }

    /// The part of the ring that the arc covers, over a number of backends: at most all of it.
    func width(over backends: Int) -> Double {
        let least = Double(size) / Double(max(1, backends))
        guard processWidth > 0 else { return min(1, least) }
        return min(1, (least / processWidth - 1e-9).rounded(.up) * processWidth)
    }
}

extension ApertureSettings {
    /// The parameters of the `aperture` strategy that settle the arc.
    static var parameters: [StrategyParameter] {
        [
            StrategyParameter(
                name: "size",
                kind: .count(1...1_000_000),
                defaultText: "12",
                meaning: "the fewest backends to cover"
            ),
            StrategyParameter(
                name: "peers",
                kind: .count(0...1_000_000),
                defaultText: "0",
                meaning: "client processes in all; 0: unknown, a random place"
            ),
            StrategyParameter(
                name: "peer",
                kind: .count(0...999_999),
                defaultText: "0",
                meaning: "this process's number, from 0"
            ),
        ]
    }

    /// The settings that a user asked for.
    init(_ arguments: StrategyArguments, seed: UInt64) {
        self.init(
            size: arguments.count("size"),
            peers: arguments.count("peers"),
            peer: arguments.count("peer"),
            seed: seed
        )
    }
}
