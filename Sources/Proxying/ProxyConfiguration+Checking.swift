extension ProxyConfiguration {
    /// Checks all that can be known before listening: values, the addresses of backends, the files that are named.
    ///
    /// Looks host names up, which blocks, and changes nothing.
    /// - Throws: ``ProxyError``, ``TLSFileError`` or ``AccessLogError``, one sentence that names the value at fault.
    package func check() throws {
        try checkValues()
        if let tls { _ = try TLSTermination(tls) }
        var contexts = BackendTLS.Contexts(authorities: upstreamAuthorities)
        for upstream in upstreams { _ = try Backend(upstream, &contexts) }
        if let accessLog { try LogFile.check(accessLog.path) }
    }

    /// Checks what no proxy can be started with, without asking anybody.
    func checkValues() throws(ProxyError) {
        guard !upstreams.isEmpty else { throw .noUpstreams }
        var names: Set<String> = []
        for upstream in upstreams where !names.insert(upstream.name).inserted { throw .duplicateName(upstream.name) }
        guard threads > 0 else { throw .invalidThreads(threads) }
        guard redirect == nil || tls != nil else { throw .redirectNeedsTLS }
        guard !SharedBalancer(self, now: 0).wantsProbes() else { throw .strategyNeedsProbes }
    }
}
