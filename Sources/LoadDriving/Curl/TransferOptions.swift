internal import CCurl

/// What all requests of a worker have in common, set once on every handle.
///
/// The URL is parsed and the header list is built once; handles keep pointers to both and to the body, so this value
/// must outlive them.
struct TransferOptions: ~Copyable {
    private let plan: LoadPlan
    private let url: CurlURL
    private let headers: CurlHeaders
    private let body: UnsafeMutableBufferPointer<UInt8>

    /// Options for the requests of a checked plan.
    init(_ plan: LoadPlan) throws(LoadPlanError) {
        let url = try CurlURL(plan.url)
        // Without this, libcurl waits up to a second for `100 Continue` before a body above 1 MiB.
        let headers = try CurlHeaders(plan.headers + (plan.body == nil ? [] : ["Expect:"]))
        self.plan = plan
        self.url = url
        self.headers = headers
        body = .allocate(capacity: plan.body?.count ?? 0)
        _ = body.initialize(from: plan.body ?? [])
    }

    deinit {
        body.deallocate()
    }

    /// Sets them on a fresh handle; an error where libcurl lacks an option.
    func apply(to easy: UnsafeMutableRawPointer) throws(LoadPlanError) {
        try check(curl_set_url(easy, url.handle), "the URL")
        // No signals for time-outs of the resolver: they would end other threads.
        try check(curl_set_long(easy, CURLOPT_NOSIGNAL, 1), "NOSIGNAL")
        // An empty string keeps the environment's proxies out, and saves the look at them.
        try check(curl_set_string(easy, CURLOPT_PROXY, ""), "PROXY")
        try check(curl_set_string(easy, CURLOPT_NOPROXY, "*"), "NOPROXY")
        // A target's address is looked up once; or every request would look for aged entries.
        try check(curl_set_long(easy, CURLOPT_DNS_CACHE_TIMEOUT, -1), "DNS_CACHE_TIMEOUT")
        try check(curl_set_long(easy, CURLOPT_TCP_NODELAY, 1), "TCP_NODELAY")
        try check(curl_set_long(easy, CURLOPT_HTTP_VERSION, httpVersion), "HTTP_VERSION")
        if let list = headers.list { try check(curl_set_headers(easy, list), "HTTPHEADER") }
        if !plan.keepAlive {
            try check(curl_set_long(easy, CURLOPT_FRESH_CONNECT, 1), "FRESH_CONNECT")
            try check(curl_set_long(easy, CURLOPT_FORBID_REUSE, 1), "FORBID_REUSE")
        }
        if plan.insecure {
            try check(curl_set_long(easy, CURLOPT_SSL_VERIFYPEER, 0), "SSL_VERIFYPEER")
            try check(curl_set_long(easy, CURLOPT_SSL_VERIFYHOST, 0), "SSL_VERIFYHOST")
        }
        try applyMethod(to: easy)
    }

    private func applyMethod(to easy: UnsafeMutableRawPointer) throws(LoadPlanError) {
        if plan.body != nil || plan.method == "POST" {
            try check(curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(body.count)), "POSTFIELDSIZE")
            let bytes = body.baseAddress.map(UnsafeRawPointer.init)
            try check(curl_set_pointer(easy, CURLOPT_POSTFIELDS, bytes), "POSTFIELDS")
            guard plan.method != "POST" else { return }
        }
        switch plan.method {
        case "GET" where plan.body == nil: return
        case "HEAD" where plan.body == nil: try check(curl_set_long(easy, CURLOPT_NOBODY, 1), "NOBODY")
        default: try check(curl_set_string(easy, CURLOPT_CUSTOMREQUEST, plan.method), "CUSTOMREQUEST")
        }
    }

    private var httpVersion: Int {
        guard plan.http2 else { return Int(CURL_HTTP_VERSION_1_1) }
        let version = url.isClearText ? CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE : CURL_HTTP_VERSION_2TLS
        return Int(version)
    }

    private func check(_ code: CURLcode, _ option: String) throws(LoadPlanError) {
        guard code == CURLE_OK else {
            throw .setUp("libcurl refuses \(option): \(String(cString: curl_easy_strerror(code)))")
        }
    }
}
