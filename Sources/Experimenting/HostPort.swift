/// A TCP address as people write it: `127.0.0.1:8000`, `localhost:8000`, `[::1]:8000`, `:8000`.
package struct HostPort: Sendable, Equatable, CustomStringConvertible {
    /// A name or an address, without brackets.
    package var host: String
    /// 0 to 65535, where 0 asks for any free port.
    package var port: Int

    /// An address from its parts.
    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// An address from text; without a host it is the loopback address.
    package init(parsing text: String) throws(ExperimentError) {
        let problem = ExperimentError.usage(
            "'\(text)' is not an address; write HOST:PORT with a port from 0 to 65535, such as 127.0.0.1:8000."
        )
        guard let colon = text.lastIndex(of: ":") else { throw problem }
        var host = text[..<colon]
        let digits = text[text.index(after: colon)...]
        if host.first == "[", host.last == "]" {
            host = host.dropFirst().dropLast()
        } else if host.contains(":") {
            throw problem
        }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }), let port = UInt16(digits),
            !host.contains(where: { $0.isWhitespace || $0 == "/" })
        else { throw problem }
        self.init(host: host.isEmpty ? "127.0.0.1" : String(host), port: Int(port))
    }

    /// The text that reads back as the same address.
    package var description: String {
        host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)"
    }
}
