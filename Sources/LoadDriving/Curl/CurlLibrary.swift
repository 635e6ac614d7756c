internal import CCurl

/// The process-wide part of libcurl.
enum CurlLibrary {
    /// Whether libcurl is set up; the first use does it, once, whatever the threads.
    static let isReady = curl_global_init_recycling() == CURLE_OK
}
