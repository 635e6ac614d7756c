internal import CCurl
package import Measuring

/// Asks, before anything is recorded, whether the target can be reached at all.
///
/// A connection is made as the load would make it (name, address, Unix socket, TLS) and closed again; no request is
/// sent, so the target's round robin does not move.
package enum ConnectionProbe {
    /// What came of it: an error class, ``RequestError/none`` if it was reached, and libcurl's words.
    package typealias Finding = (error: RequestError, sentence: String)

    /// Makes one connection for a checked plan, within the time that a target may take for it.
    ///
    /// Throws where a file of certificates or keys is of no use, which is no fault of the target.
    package static func connect(
        for plan: LoadPlan,
        timeoutMilliseconds: Int = 5000
    ) throws(LoadPlanError) -> Finding {
        guard CurlLibrary.isReady, let easy = curl_easy_init() else { throw .setUp("libcurl cannot be set up") }
        defer { curl_easy_cleanup(easy) }
        let mix = try RequestMix(plan)
        let options = try TransferOptions(plan, isClearText: mix.isClearText)
        try options.apply(to: easy)
        mix.aim(easy)
        let text = UnsafeMutablePointer<CChar>.allocate(capacity: Int(CURL_ERROR_SIZE))
        defer { text.deallocate() }
        text.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        curl_set_error_buffer(easy, text)
        curl_set_long(easy, CURLOPT_CONNECT_ONLY, 1)
        curl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, timeoutMilliseconds)
        let code = curl_easy_perform(easy)
        var systemError = 0
        curl_get_long(easy, CURLINFO_OS_ERRNO, &systemError)
        let sentence = text[0] == 0 ? String(cString: curl_easy_strerror(code)) : String(cString: text)
        switch code {
        case CURLE_OK: return (.none, "")
        case CURLE_SSL_CERTPROBLEM:
            throw .file(plan.tls.key ?? plan.tls.certificate ?? "", reason: sentence)
        case CURLE_SSL_CACERT_BADFILE: throw .file(plan.tls.authorities ?? "", reason: sentence)
        case CURLE_OPERATION_TIMEDOUT:
            var lookup: curl_off_t = 0
            curl_get_offset(easy, CURLINFO_NAMELOOKUP_TIME_T, &lookup)
            return (lookup == 0 ? .lookupTimeout : .connectTimeout, sentence)
        default: return (RequestError(code: code, systemError: systemError, text: text), sentence)
        }
    }
}
