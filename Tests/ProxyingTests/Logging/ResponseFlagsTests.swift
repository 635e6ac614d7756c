import Testing

@testable import Proxying

@Suite struct ResponseFlagsTests {
    private func text(_ flags: ResponseFlags) -> String {
        var line: [UInt8] = []
        line.append(flags: flags)
        return String(decoding: line, as: UTF8.self)
    }

    @Test func everyFlagHasItsLetters() {
        let flags: [(ResponseFlags, String)] = [
            (.noHealthyUpstream, "UH"), (.upstreamConnectFailure, "UF"), (.upstreamOverflow, "UO"),
            (.upstreamTimeout, "UT"), (.upstreamTermination, "UC"), (.upstreamProtocolError, "UPE"),
            (.retryLimitExceeded, "URX"), (.noRoute, "NR"), (.rateLimited, "RL"), (.downstreamTermination, "DC"),
            (.downstreamProtocolError, "DPE"), (.durationTimeout, "DT"), (.streamIdleTimeout, "SI"),
        ]
        #expect(flags.count == ResponseFlags.letters.count)
        for (flag, letters) in flags { #expect(text(flag) == letters) }
    }

    @Test func severalAreSeparatedByCommas() {
        #expect(text([]) == "-")
        #expect(text([.retryLimitExceeded, .upstreamConnectFailure]) == "UF,URX")
    }

    @Test func followFromWhatHappened() {
        let ends: [(AttemptEnd, ResponseFlags)] = [
            (.answered(status: 503), []), (.cancelled, []), (.connectFailed, .upstreamConnectFailure),
            (.connectTimedOut, .upstreamConnectFailure), (.lost, .upstreamTermination), (.timedOut, .upstreamTimeout),
            (.malformed, .upstreamProtocolError),
        ]
        for (end, flags) in ends { #expect(ResponseFlags(end) == flags) }
        let reasons: [(RetryDecision.Reason, ResponseFlags)] = [
            (.attemptsSpent, .retryLimitExceeded), (.budgetSpent, .retryLimitExceeded), (.timeSpent, .durationTimeout),
            (.notCovered, []), (.responseBegan, []), (.notIdempotent, []), (.bodyGone, []),
            (.nobodyElse, []),
        ]
        for (reason, flags) in reasons { #expect(ResponseFlags(reason) == flags) }
    }
}
