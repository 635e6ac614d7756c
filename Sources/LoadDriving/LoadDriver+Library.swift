internal import CCurl

extension LoadDriver {
    /// The libcurl that sends the requests and its TLS library, such as `libcurl/7.88.1 OpenSSL/3.0.15`.
    package static var libraryVersion: String {
        String(cString: curl_version()).split(separator: " ").prefix(2).joined(separator: " ")
    }
}
