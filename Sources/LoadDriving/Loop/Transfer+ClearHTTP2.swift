internal import CCurl
internal import Measuring

/// HTTP/2 in clear text with prior knowledge (RFC 9113 §3.3).
///
/// libcurl 7.88 begins HTTP/2 anew on every request that asks for prior knowledge, also on a connection that speaks it
/// already, and fails there (`CURLE_HTTP2`). A request that asks for HTTP/2 without prior knowledge takes such a
/// connection as it is. So only the request that makes the connection asks for prior knowledge.
extension Transfer {
    /// Asks for the version that the request needs; before it begins.
    mutating func askForClearHTTP2() {
        isMaker = home.pointee.openSockets == 0 && !home.pointee.hasMaker
        if isMaker { home.pointee.hasMaker = true }
        let version = isMaker ? CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE : CURL_HTTP_VERSION_2_0
        curl_set_long(easy, CURLOPT_HTTP_VERSION, Int(version))
    }

    /// Whether the request has to begin anew, now that it has ended: libcurl sent it again because its connection had ended
    /// before it was answered, and made a connection for it.
    ///
    /// That one began without prior knowledge, which only a maker asks for, and no server of HTTP/2 in clear text
    /// understands it. Begun anew the request finds a maker's connection, or is the maker.
    func mustBeginAnew(_ code: CURLcode) -> Bool {
        code != CURLE_OK && !isMaker && sample.firstByteNanoseconds == 0 && hasMadeConnection
    }

    /// Lets another request make a connection, if this one was to; after it has ended.
    mutating func endClearHTTP2() {
        guard isMaker else { return }
        isMaker = false
        home.pointee.hasMaker = false
    }
}
