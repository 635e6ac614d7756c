extension Books {
    /// The verdict as a sentence with its figures.
    public var sentence: String {
        let result = reconciliation
        let repeats =
            clientRepeats == 0 ? "" : " and repeated \(DecimalText.grouped(clientRepeats)) on a fresh connection"
        let client = "the client sent \(DecimalText.grouped(result.client))" + repeats
        switch result.outcome {
        case .notApplicable:
            return "Not judged: \(client), and neither the proxy nor the backends say what they counted."
        case .balanced:
            return "\(parties(client)); nothing was lost or duplicated."
        case .unbalanced:
            let broken = equations.filter { $0.shortfall > 0 || $0.excess > 0 }.map(\.account)
            return "\(parties(client)); \(broken.joined(separator: "; "))."
        }
    }

    private func parties(_ client: String) -> String {
        var parts = [client]
        if let proxy {
            let retries = proxy.retries == 0 ? "" : " (\(DecimalText.grouped(proxy.retries)) of them retries)"
            let repeated = DecimalText.grouped(proxy.repeatedAttempts)
            let repeats = proxy.repeatedAttempts == 0 ? "" : " and repeated \(repeated) on a fresh connection"
            parts.append("the proxy picked \(DecimalText.grouped(proxy.picks))" + retries + repeats)
        }
        if !received.isEmpty {
            let repeats = repeatsSeen == 0 ? "" : " (\(DecimalText.grouped(repeatsSeen)) of them retries of the proxy)"
            parts.append("the backends received \(DecimalText.grouped(received.reduce(0, +)))" + repeats)
        }
        let text = parts.joined(separator: ", ")
        return text.prefix(1).uppercased() + text.dropFirst()
    }
}

extension BooksEquation {
    /// What the equation found, with its figures.
    fileprivate var account: String {
        let expected =
            least == most
            ? DecimalText.grouped(least) : "\(DecimalText.grouped(least)) to \(DecimalText.grouped(most))"
        let finding =
            shortfall > 0
            ? "\(DecimalText.grouped(shortfall)) lost" : "\(DecimalText.grouped(excess)) too many"
        return "\(name): \(DecimalText.grouped(count)) where \(expected) are due, \(finding)"
    }
}
