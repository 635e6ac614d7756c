internal import CCurl
internal import Glibc
internal import Measuring

extension RequestError {
    /// The class of a transfer that libcurl gave up.
    ///
    /// - Parameters:
    ///   - code: libcurl's verdict.
    ///   - systemError: The errno of a failed connect.
    ///   - text: What libcurl wrote about it, for the verdicts that stand for several causes.
    init(code: CURLcode, systemError: Int, text: UnsafePointer<CChar>) {
        self =
            switch code {
            case CURLE_COULDNT_CONNECT: Self(connectError: Int32(truncatingIfNeeded: systemError))
            case CURLE_COULDNT_RESOLVE_HOST: .nameNotResolved
            case CURLE_OPERATION_TIMEDOUT: .timeout
            case CURLE_SEND_ERROR, CURLE_RECV_ERROR: Self(brokenConnection: text)
            case CURLE_HTTP2_STREAM: .connectionReset
            case CURLE_GOT_NOTHING: .emptyResponse
            case CURLE_PARTIAL_FILE: .truncatedBody
            case CURLE_WEIRD_SERVER_REPLY, CURLE_UNSUPPORTED_PROTOCOL, CURLE_BAD_CONTENT_ENCODING, CURLE_HTTP2,
                CURLE_FILESIZE_EXCEEDED, CURLE_OUT_OF_MEMORY:
                .malformedResponse
            case CURLE_TOO_MANY_REDIRECTS: .tooManyRedirects
            case CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_ISSUER_ERROR, CURLE_SSL_PINNEDPUBKEYNOTMATCH,
                CURLE_SSL_INVALIDCERTSTATUS:
                .tlsCertificate
            case CURLE_SSL_CONNECT_ERROR, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_ENGINE_NOTFOUND,
                CURLE_SSL_ENGINE_SETFAILED, CURLE_SSL_ENGINE_INITFAILED, CURLE_SSL_CACERT_BADFILE,
                CURLE_SSL_CRL_BADFILE, CURLE_SSL_SHUTDOWN_FAILED, CURLE_USE_SSL_FAILED:
                .tls
            default: .other
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

    /// The class of a failure to send or receive.
    ///
    /// libcurl has one verdict for a connection that broke, for chunks that are none (`… in chunked-encoding`), and for
    /// a peer that ends TLS with an alert after the handshake, as one does that wants another client certificate.
    private init(brokenConnection text: UnsafePointer<CChar>) {
        if strstr(text, "chunk") != nil {
            self = .malformedResponse
        } else {
            self = strstr(text, " alert ") == nil ? .connectionReset : .tls
        }
    }
}
