internal import Foundation

/// Asks, before anything is recorded, whether somebody listens where the load is to go.
///
/// Only a TCP connection is made and closed again; no request is sent, so the target's round robin does not move.
package enum TargetProbe {
    /// Returns when a connection to the URL's host and port could be made, within the time that one address may take.
    ///
    /// The URL is to be an absolute `http` or `https` URL; what is wrong with it, or with its server, is thrown as the
    /// sentence for the user.
    package static func check(_ url: String, timeoutMilliseconds: Int32 = 5000) throws(ExperimentError) {
        guard let parts = URLComponents(string: url), let scheme = parts.scheme?.lowercased(),
            scheme == "http" || scheme == "https", let host = parts.host, !host.isEmpty
        else {
            throw .usage("'\(url)' is not an http or https URL; write for example http://127.0.0.1:8000/.")
        }
        let port = parts.port ?? (scheme == "https" ? 443 : 80)
        let name = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host

        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var list: UnsafeMutablePointer<addrinfo>?
        let status = getaddrinfo(name, String(port), &hints, &list)
        guard status == 0 else {
            throw .cannotRun(
                "The name '\(name)' in \(url) cannot be resolved (\(String(cString: gai_strerror(status)))); check the URL."
            )
        }
        defer { freeaddrinfo(list) }

        var lastError: Int32 = 0
        var next = list
        while let address = next?.pointee {
            lastError = connectOnce(to: address, timeoutMilliseconds: timeoutMilliseconds)
            if lastError == 0 { return }
            next = address.ai_next
        }
        throw .cannotRun(
            "Nothing answers at \(HostPort(host: name, port: port)) (\(String(cString: strerror(lastError)))); "
                + "start the server or correct \(url)."
        )
    }

    /// One connection attempt; 0 or the error number.
    private static func connectOnce(to address: addrinfo, timeoutMilliseconds: Int32) -> Int32 {
        let descriptor = socket(
            address.ai_family,
            address.ai_socktype | Int32(SOCK_NONBLOCK.rawValue | SOCK_CLOEXEC.rawValue),
            address.ai_protocol
        )
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        if connect(descriptor, address.ai_addr, address.ai_addrlen) == 0 { return 0 }
        guard errno == EINPROGRESS else { return errno }
        var waiting = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        switch poll(&waiting, 1, timeoutMilliseconds) {
        case 0: return ETIMEDOUT
        case ..<0: return errno
        default: break
        }
        var result: Int32 = 0
        var length = socklen_t(MemoryLayout<Int32>.size)
        getsockopt(descriptor, SOL_SOCKET, SO_ERROR, &result, &length)
        return result
    }
}
