internal import CCurl
internal import Glibc
internal import Measuring

/// What libcurl says of a transfer that has ended or is about to be given up.
extension Transfer {
    /// The local port of the connection that carried the request; 0 if there was none, or it has no port.
    var localPort: Int {
        var port = 0
        curl_get_long(easy, CURLINFO_LOCAL_PORT, &port)
        return port
    }

    /// Whether a connection was made for the request, its handshake included, and not only tried.
    var hasMadeConnection: Bool { hasOpenedConnection && figure(CURLINFO_CONNECT_TIME_T) > 0 }

    /// How often the request was sent beyond what its row tells of, which ended with this error.
    ///
    /// A kept connection that the server closes while a request is on its way takes the request with it, and libcurl
    /// sends it again on a fresh one by itself; no option keeps it from that. Where that connection cannot be made, the
    /// row tells of a request that nobody got, though somebody may have got it the first time.
    func repeats(endingWith error: RequestError) -> Int64 {
        guard writes > 1 || writes == 1 && error.isBeforeTheProxy else { return 0 }
        var redirects = 0
        curl_get_long(easy, CURLINFO_REDIRECT_COUNT, &redirects)
        return max(0, writes - Int64(redirects) - (error.isBeforeTheProxy ? 0 : 1))
    }

    /// Body bytes as they came, before they were unpacked.
    var bytesOnTheWire: Int64 { figure(CURLINFO_SIZE_DOWNLOAD_T) }

    /// Why the request failed, by the words of libcurl; `nil` where it has none and the response tells nothing.
    var failureSentence: String? {
        if failureText[0] != 0 { return String(cString: failureText) }
        return sample.status > 0 ? "status \(sample.status)" : nil
    }

    /// How the request ended, by libcurl's verdict on the transfer.
    func error(_ code: CURLcode) -> RequestError {
        guard code == CURLE_OK else {
            var systemError = 0
            curl_get_long(easy, CURLINFO_OS_ERRNO, &systemError)
            let error = RequestError(code: code, systemError: systemError, text: failureText)
            // libcurl calls a stream of HTTP/2 partial though none of its response has come.
            return error == .truncatedBody && sample.firstByteNanoseconds == 0 ? .emptyResponse : error
        }
        if sample.error != .none { return sample.error }
        return matcher.pointee.verdict(on: sample.status, progress)
    }

    /// The class of the request if its time is up now: the phase that it has not come out of.
    var timeoutError: RequestError {
        if figure(CURLINFO_PRETRANSFER_TIME_T) > 0 {
            return sample.firstByteNanoseconds > 0 ? .bodyTimeout : .timeout
        }
        if hasOpenedConnection { return hasPeer ? .tlsTimeout : .connectTimeout }
        // A stream waits for the connection that another one is making.
        return home.pointee.isMakingConnection ? .connectTimeout : .lookupTimeout
    }

    /// Whether the socket that was opened for the request, and is still open, has a peer: libcurl does not say so before
    /// the handshake is done.
    private var hasPeer: Bool {
        var address = sockaddr_storage()
        var length = socklen_t(MemoryLayout<sockaddr_storage>.size)
        return withUnsafeMutablePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { getpeername(descriptor, $0, &length) == 0 }
        }
    }

    /// The phases of the connection that was made for the request.
    ///
    /// libcurl counts each time from the start of the request, and leaves what did not take place at 0.
    var phases: ConnectionPhases {
        let lookup = figure(CURLINFO_NAMELOOKUP_TIME_T)
        let connected = figure(CURLINFO_CONNECT_TIME_T)
        let secured = figure(CURLINFO_APPCONNECT_TIME_T)
        return ConnectionPhases(
            lookupMicroseconds: Int32(clamping: lookup),
            connectMicroseconds: Int32(clamping: max(0, connected - lookup)),
            tlsMicroseconds: Int32(clamping: max(0, secured - connected))
        )
    }

    private func figure(_ info: CURLINFO) -> Int64 {
        var value: curl_off_t = 0
        curl_get_offset(easy, info, &value)
        return Int64(value)
    }
}
