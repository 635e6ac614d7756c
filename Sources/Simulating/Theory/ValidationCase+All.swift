internal import Pacing

extension ValidationCase {
    /// The systems of the validation table, at loads low enough that 10⁷ requests tell half a percent.
    ///
    /// Each has a seed of its own, so that an unlucky stream of arrivals does not fail them all.
    public static func all(requests: Int, seed: UInt64) -> [ValidationCase] {
        let one = [SimulatedBackend()]
        let ten = [SimulatedBackend](repeating: SimulatedBackend(), count: 10)
        let many = [SimulatedBackend](repeating: SimulatedBackend(), count: 5_000)
        let constant = ConstantService(nanoseconds: 1_000_000)
        let bimodal = BimodalService(fastNanoseconds: 500_000, slowNanoseconds: 5_500_000, slowProbability: 0.1)
        return [
            ValidationCase(
                "random over 10 = M/M/1, λ 0.7",
                ClosedForm.randomSplitting(utilization: 0.7),
                strategy: "random",
                backends: ten,
                utilization: 0.7,
                requests: requests,
                seed: seed
            ),
            ValidationCase(
                "M/D/1, λ 0.75",
                ClosedForm.firstInFirstOut(utilization: 0.75, squaredVariation: 0),
                strategy: "round-robin",
                backends: one,
                utilization: 0.75,
                service: constant,
                requests: requests,
                seed: seed &+ 1
            ),
            ValidationCase(
                "M/G/1, bimodal, λ 0.6",
                ClosedForm.firstInFirstOut(
                    utilization: 0.6,
                    squaredVariation: bimodal.squaredCoefficientOfVariation
                ),
                strategy: "round-robin",
                backends: one,
                utilization: 0.6,
                service: bimodal,
                requests: requests,
                seed: seed &+ 2
            ),
            ValidationCase(
                "M/G/1 processor sharing, bimodal, λ 0.6",
                ClosedForm.processorSharing(utilization: 0.6),
                strategy: "round-robin",
                backends: one,
                utilization: 0.6,
                service: bimodal,
                discipline: .processorSharing,
                requests: requests,
                seed: seed &+ 3
            ),
            ValidationCase(
                "M/M/10, one queue, λ 0.8",
                ClosedForm.centralQueue(servers: 10, utilization: 0.8),
                strategy: "round-robin",
                backends: [SimulatedBackend(concurrency: 10)],
                utilization: 0.8,
                requests: requests,
                seed: seed &+ 4
            ),
            ValidationCase(
                "round robin over 10 = E10/M/1, λ 0.7",
                ClosedForm.roundRobin(backends: 10, utilization: 0.7),
                strategy: "round-robin",
                backends: ten,
                utilization: 0.7,
                requests: requests,
                seed: seed &+ 5
            ),
            ValidationCase(
                "two choices of 5000, λ 0.8",
                ClosedForm.choices(2, utilization: 0.8),
                strategy: "p2c",
                backends: many,
                utilization: 0.8,
                requests: requests,
                seed: seed &+ 6
            ),
            ValidationCase(
                "three choices of 5000, λ 0.8",
                ClosedForm.choices(3, utilization: 0.8),
                strategy: "p2c:choices=3",
                backends: many,
                utilization: 0.8,
                requests: requests,
                seed: seed &+ 7
            ),
        ]
    }
}
