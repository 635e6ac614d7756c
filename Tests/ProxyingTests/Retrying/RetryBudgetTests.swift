import TestSupport
import Testing

@testable import Proxying

@Suite struct RetryBudgetTests {
    private func budget(share: Double, minimum: Int) -> RetryBudget {
        var policy = RetryPolicy()
        policy.budgetShare = share
        policy.budgetMinimum = minimum
        return RetryBudget(policy)
    }

    @Test(arguments: [(0, 10), (10, 10), (50, 10), (55, 11), (100, 20), (101, 21), (1_000, 200)])
    func allowsTheLargerOfShareAndMinimum(_ inFlight: Int, _ allowed: Int) {
        var budget = budget(share: 0.2, minimum: 10)
        let granted = (0..<300).count { _ in budget.charge(inFlight: inFlight) }
        #expect(granted == allowed && budget.active == allowed && budget.refused == 300 - Int64(allowed))
        budget.release()
        let again = (0..<2).map { _ in budget.charge(inFlight: inFlight) }
        #expect(again == [true, false])
    }

    @Test func nothingIsAllowedWithoutShareAndMinimum() {
        var budget = budget(share: 0, minimum: 0)
        #expect(budget.charge(inFlight: 1_000_000) == false)
    }

    @Test(arguments: 0..<20 as Range<UInt64>) func neverExceedsWhatIsAllowed(_ seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        var budget = budget(share: 0.2, minimum: 3)
        for _ in 0..<1_000 {
            let inFlight = Int.random(in: 0...100, using: &generator)
            if Bool.random(using: &generator), budget.active > 0 {
                budget.release()
            } else if budget.charge(inFlight: inFlight) {
                #expect(budget.active <= 3 || Double(budget.active - 1) < 0.2 * Double(inFlight))
            }
        }
    }
}
