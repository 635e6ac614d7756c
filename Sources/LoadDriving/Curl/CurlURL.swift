internal import CCurl

/// A URL that libcurl has parsed once, so that no request parses it again.
struct CurlURL: ~Copyable {
    let handle: OpaquePointer

    /// Parses an absolute `http` or `https` URL.
    init(_ text: String) throws(LoadPlanError) {
        guard let handle = curl_url() else { throw .setUp("libcurl has no memory") }
        let code = curl_url_set(handle, CURLUPART_URL, text, 0)
        guard code == CURLUE_OK else {
            curl_url_cleanup(handle)
            let isRelative = code == CURLUE_BAD_SCHEME
            throw .url(text, reason: isRelative ? "it has no scheme" : String(cString: curl_url_strerror(code)))
        }
        guard let scheme = Self.scheme(of: handle), ["http", "https"].contains(scheme) else {
            curl_url_cleanup(handle)
            throw .url(text, reason: "only http and https can be driven")
        }
        self.handle = handle
    }

    /// Whether the target is reached in clear text.
    var isClearText: Bool { Self.scheme(of: handle) == "http" }

    deinit {
        curl_url_cleanup(handle)
    }

    private static func scheme(of handle: OpaquePointer) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, CURLUPART_SCHEME, &text, 0) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
