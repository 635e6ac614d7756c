internal import CCurl

/// What all requests of a worker have in common, set once on every handle.
///
/// Handles keep a pointer to the list of addresses, so this value must outlive them.
struct TransferOptions: ~Copyable {
    private let plan: LoadPlan
    private let isClearText: Bool
    private let resolve: CurlList

    /// Options for the requests of a checked plan, whose targets are reached in clear text or over TLS.
    init(_ plan: LoadPlan, isClearText: Bool) throws(LoadPlanError) {
        self.plan = plan
        self.isClearText = isClearText
        resolve = try CurlList(plan.resolve)
    }

    /// Sets them on a fresh handle; an error where libcurl lacks an option.
    func apply(to easy: UnsafeMutableRawPointer) throws(LoadPlanError) {
        // No signals for time-outs of the resolver: they would end other threads.
        try check(curl_set_long(easy, CURLOPT_NOSIGNAL, 1), "NOSIGNAL")
        // An empty string keeps the environment's proxies out, and saves the look at them.
        try check(curl_set_string(easy, CURLOPT_PROXY, ""), "PROXY")
        try check(curl_set_string(easy, CURLOPT_NOPROXY, "*"), "NOPROXY")
        // A target's address is looked up once; or every request would look for aged entries.
        try check(curl_set_long(easy, CURLOPT_DNS_CACHE_TIMEOUT, -1), "DNS_CACHE_TIMEOUT")
        try check(curl_set_long(easy, CURLOPT_TCP_NODELAY, 1), "TCP_NODELAY")
        try check(curl_set_long(easy, CURLOPT_HTTP_VERSION, httpVersion), "HTTP_VERSION")
        // A request that finds the shard's connection still being made waits for it instead of making another.
        if plan.http2 { try check(curl_set_long(easy, CURLOPT_PIPEWAIT, 1), "PIPEWAIT") }
        if plan.connectionMode == .fresh {
            try check(curl_set_long(easy, CURLOPT_FRESH_CONNECT, 1), "FRESH_CONNECT")
            try check(curl_set_long(easy, CURLOPT_FORBID_REUSE, 1), "FORBID_REUSE")
        }
        if let list = resolve.list { try check(curl_set_resolve(easy, list), "RESOLVE") }
        if let path = plan.unixSocket {
            try check(curl_set_string(easy, CURLOPT_UNIX_SOCKET_PATH, path), "UNIX_SOCKET_PATH")
        }
        try applySecurity(to: easy)
        try applyResponses(to: easy)
    }

    private func applySecurity(to easy: UnsafeMutableRawPointer) throws(LoadPlanError) {
        if plan.tls.acceptsAnyCertificate {
            try check(curl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 0), "SSL_VERIFYPEER")
            try check(curl_set_long(easy, CURLOPT_SSL_VERIFYHOST, 0), "SSL_VERIFYHOST")
            // Or libcurl loads the system's authorities, to no purpose, for each connection.
            try check(curl_set_string(easy, CURLOPT_CAINFO, nil), "CAINFO")
            try check(curl_set_string(easy, CURLOPT_CAPATH, nil), "CAPATH")
        }
        if let file = plan.tls.authorities {
            try check(curl_set_string(easy, CURLOPT_CAINFO, file), "CAINFO")
            // The file stands for all authorities, and not for some beside the system's folder of them.
            try check(curl_set_string(easy, CURLOPT_CAPATH, nil), "CAPATH")
        }
        if let file = plan.tls.certificate {
            try check(curl_set_string(easy, CURLOPT_SSLCERT, file), "SSLCERT")
            try check(curl_set_string(easy, CURLOPT_SSLKEY, plan.tls.key ?? file), "SSLKEY")
        }
    }

    /// What is made of responses beyond reading them.
    private func applyResponses(to easy: UnsafeMutableRawPointer) throws(LoadPlanError) {
        // An empty string asks for every coding that libcurl was built with.
        if plan.acceptsCompressed { try check(curl_set_string(easy, CURLOPT_ACCEPT_ENCODING, ""), "ACCEPT_ENCODING") }
        // No file: this only turns the handle's own memory for cookies on.
        if plan.keepsCookies { try check(curl_set_string(easy, CURLOPT_COOKIEFILE, ""), "COOKIEFILE") }
        if plan.followsRedirects {
            try check(curl_set_long(easy, CURLOPT_FOLLOWLOCATION, 1), "FOLLOWLOCATION")
            try check(curl_set_long(easy, CURLOPT_MAXREDIRS, LoadPlan.mostRedirects), "MAXREDIRS")
            try check(curl_set_string(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https"), "REDIR_PROTOCOLS")
        }
    }

    private var httpVersion: Int {
        guard plan.http2 else { return Int(CURL_HTTP_VERSION_1_1) }
        let version = isClearText ? CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE : CURL_HTTP_VERSION_2TLS
        return Int(version)
    }

    private func check(_ code: CURLcode, _ option: String) throws(LoadPlanError) {
        guard code == CURLE_OK else {
            throw .setUp("libcurl refuses \(option): \(String(cString: curl_easy_strerror(code)))")
        }
    }
}
