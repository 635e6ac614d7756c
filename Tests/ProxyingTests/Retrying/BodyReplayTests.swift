import Testing

@testable import Proxying

@Suite struct BodyReplayTests {
    @Test func keepsUpToTheBound() {
        var body = BodyReplay(bound: 10)
        #expect([4, 6, 0].map { body.passing($0) } == [.keep, .keep, .keep])
        #expect(body.isPossible && body.kept == 10)
        #expect([1, 1].map { body.passing($0) } == [.discard, .pass])
        #expect(!body.isPossible && body.kept == 0)
    }

    @Test func withoutABoundNothingIsKept() {
        var body = BodyReplay(bound: 0)
        #expect(body.isPossible)
        #expect(body.passing(1) == .discard)
        #expect(!body.isPossible)
    }

    @Test func theResponseEndsIt() {
        var body = BodyReplay(bound: 10)
        _ = body.passing(5)
        body.responseBegan()
        #expect(!body.isPossible && body.kept == 0 && body.passing(1) == .pass)
    }

    @Test func aHugePieceDoesNotOverflow() {
        var body = BodyReplay(bound: .max)
        #expect(body.passing(.max) == .keep)
        #expect(body.passing(.max) == .discard)
    }
}
