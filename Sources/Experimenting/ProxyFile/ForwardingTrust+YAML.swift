internal import Proxying

extension ForwardingTrust {
    /// This trust with what the section `forwarding` says of it.
    func read(_ file: YAMLSection<ProxyKey>) throws -> ForwardingTrust {
        guard let section = try file.section(.forwarding, of: ProxyKey.Forwarding.self) else { return self }
        var trust = self
        trust.trustedProxies = try section.texts(.trustedProxies).map { text in
            try section.reading(.trustedProxies) { try AddressBlock(text) }
        }
        trust.emitsForwarded = try section.isTrue(.forwarded) ?? trust.emitsForwarded
        return trust
    }
}
