internal import Pacing
internal import Proxying

extension ClientLimit {
    /// A limit as `--rate-limit` takes it: `RATE[,burst=N][,delay][,header=NAME]`.
    init(parsing text: String) throws {
        var parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        let rate = try ArgumentValue.rate(parts.removeFirst(), flag: "--rate-limit")
        var burst = 0
        var delays = false
        var header: String?
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            switch (pair[0], pair.count == 2 ? pair[1] : nil) {
            case ("burst", let value?):
                burst = try ArgumentValue.count(
                    value,
                    flag: "--rate-limit \(text): burst",
                    in: 0...50_000,
                    of: "requests"
                )
            case ("delay", nil): delays = true
            case ("header", let name?) where !name.isEmpty: header = name
            default:
                throw CommandFailure.usage(
                    "--rate-limit \(text): '\(part)' is unknown; write RATE[,burst=N][,delay][,header=NAME]."
                )
            }
        }
        let limit = try ArgumentValue.specification(flag: "--rate-limit") { () throws(RateLimitError) in
            try RateLimit(perSecond: rate, burst: burst, undelayed: delays ? 0 : burst)
        }
        self.init(limit, header: header)
    }
}
