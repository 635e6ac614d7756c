internal import CCurl

extension LoadDriver {
    /// The libcurl that sends the requests and what it was built with, such as `libcurl/7.88.1 OpenSSL/3.0.15 …`.
    package static var libraryVersion: String { String(cString: curl_version()) }
}
