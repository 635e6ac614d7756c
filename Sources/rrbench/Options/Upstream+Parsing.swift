internal import Experimenting
internal import Proxying

extension Upstream {
    /// A backend as `--upstream` takes it:
    /// `[https://]HOST:PORT[,weight=W][,name=N][,backup][,tls][,sni=NAME][,verify=off]`.
    ///
    /// The name is `backend-NUMBER` by default; `https://` and `tls` say the same.
    init(parsing text: String, number: Int) throws {
        var parts = text.split(separator: ",", omittingEmptySubsequences: false)
        var place = parts.removeFirst()
        let isSecure = place.hasPrefix("https://")
        if isSecure { place = place.dropFirst("https://".count) }
        let address = try ArgumentValue.address(String(place), flag: "--upstream")
        guard address.port > 0 else {
            throw CommandFailure.usage("--upstream \(text): a backend needs its port, such as 127.0.0.1:8081.")
        }
        self.init(name: "backend-\(number)", host: address.host, port: address.port)
        if isSecure { tls = UpstreamTLS() }
        // What goes with TLS is said after it.
        for part in parts where part == "tls" { tls = UpstreamTLS() }
        for part in parts where part != "tls" { try apply(String(part), of: text) }
    }

    private mutating func apply(_ part: String, of text: String) throws {
        let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        switch (pair[0], pair.count == 2 ? pair[1] : nil) {
        case ("name", let value?) where !value.isEmpty: name = value
        case ("weight", let value?):
            guard let number = Double(value), number >= 0, number.isFinite else {
                throw CommandFailure.usage("--upstream \(text): the weight '\(value)' is not a number from 0.")
            }
            weight = number
        case ("backup", nil): isBackup = true
        case ("sni", let value?) where !value.isEmpty:
            try requireTLS(part, of: text)
            tls?.serverName = value
        case ("verify", "off"):
            try requireTLS(part, of: text)
            tls?.verifiesCertificate = false
        default:
            throw CommandFailure.usage(
                """
                --upstream \(text): '\(part)' is unknown; write \
                [https://]HOST:PORT[,weight=W][,name=N][,backup][,tls][,sni=NAME][,verify=off].
                """
            )
        }
    }

    private func requireTLS(_ part: String, of text: String) throws {
        guard tls == nil else { return }
        throw CommandFailure.usage("--upstream \(text): '\(part)' is for TLS; add ,tls or write https://HOST:PORT.")
    }
}
