internal import CCurl
internal import Glibc
internal import Measuring

extension RequestError {
    /// The class of a response that arrived whole.
    init(status: Int16) {
        self =
            switch status {
            case 500...: .http5xx
            case 400...: .http4xx
            default: .none
            }
    }

    /// The class of a transfer that libcurl gave up; `systemError` is the errno of a failed connect.
    init(code: CURLcode, systemError: Int) {
        self =
            switch code {
            case CURLE_COULDNT_CONNECT: Self(connectError: Int32(truncatingIfNeeded: systemError))
            case CURLE_COULDNT_RESOLVE_HOST: .nameNotResolved
            case CURLE_OPERATION_TIMEDOUT: .timeout
            case CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2, CURLE_HTTP2_STREAM: .connectionReset
            case CURLE_GOT_NOTHING: .emptyResponse
            case CURLE_PARTIAL_FILE: .truncatedBody
            case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING:
                .malformedResponse
            case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER,
                CURLE_SSL_ENGINE_NOTFOUND, CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED,
                CURLE_SSL_CACERT_BADFILE, CURLE_SSL_CRL_BADFILE, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
                CURLE_SSL_INVALIDCERTSTATUS, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED:
                .tls
            default: .other
            }
    }

    /// Whether the request never reached a connection.
    var isConnectFailure: Bool {
        switch self {
        case .connectRefused, .connectFailed, .connectTimeout, .nameNotResolved, .tls: true
        default: false
        }
    }

    private init(connectError: Int32) {
        self =
            switch connectError {
            case ECONNREFUSED: .connectRefused
            case ETIMEDOUT: .connectTimeout
            default: .connectFailed
            }
    }
}
