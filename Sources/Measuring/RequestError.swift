/// Why a request failed; the raw value is the column `error`, the name is in the table `errors`.
///
/// Numbers are stored in databases and never change their meaning; a new class takes the next free number.
public enum RequestError: UInt8, BitwiseCopyable, Sendable, CaseIterable {
    /// The request succeeded: a complete response with a status below 400.
    case none = 0
    /// Nobody listens at the target.
    case connectRefused = 1
    /// The connection could not be made for another reason (unreachable, reset while connecting).
    case connectFailed = 2
    /// The connection was not made within the time limit.
    case connectTimeout = 3
    /// The target's name could not be resolved.
    case nameNotResolved = 4
    /// The TLS handshake failed; until schema 2 also for a certificate that was not accepted.
    case tls = 5
    /// The request was sent, and no response began within the time limit; until schema 2 also for one that did not
    /// end.
    case timeout = 6
    /// The peer reset the connection, or it broke while sending or receiving.
    case connectionReset = 7
    /// The peer closed the connection without a byte of response.
    case emptyResponse = 8
    /// The peer closed the connection before the end of the response body.
    case truncatedBody = 9
    /// What came back is not HTTP.
    case malformedResponse = 10
    /// A complete response with a status from 400 to 499.
    case http4xx = 11
    /// A complete response with a status from 500 to 599.
    case http5xx = 12
    /// Given up because the run was interrupted.
    case interrupted = 13
    /// Anything else that libcurl reports.
    case other = 14
    /// The target's certificate was not accepted: unknown authority, another name, out of date.
    case tlsCertificate = 15
    /// The look-up of the target's name did not end within the time limit.
    case lookupTimeout = 16
    /// The TLS handshake did not end within the time limit.
    case tlsTimeout = 17
    /// A response began and did not end within the time limit.
    case bodyTimeout = 18
    /// A complete response, whose status is none of those that were expected.
    case unexpectedStatus = 19
    /// A complete response that lacks a header that was expected.
    case unexpectedHeader = 20
    /// A complete response, whose body lacks the text that was expected.
    case unexpectedBody = 21
    /// The target answered in HTTP/1.1 where HTTP/2 was asked for.
    case http2Refused = 22
    /// The target redirected more often than a request follows.
    case tooManyRedirects = 23

    /// The stable name, as the table `errors` and the JSON summary's `by_error` have it.
    public var name: String {
        switch self {
        case .none: "none"
        case .connectRefused: "connect_refused"
        case .connectFailed: "connect_failed"
        case .connectTimeout: "connect_timeout"
        case .nameNotResolved: "name_not_resolved"
        case .tls: "tls"
        case .timeout: "timeout"
        case .connectionReset: "connection_reset"
        case .emptyResponse: "empty_response"
        case .truncatedBody: "truncated_body"
        case .malformedResponse: "malformed_response"
        case .http4xx: "http_4xx"
        case .http5xx: "http_5xx"
        case .interrupted: "interrupted"
        case .other: "other"
        case .tlsCertificate: "tls_certificate"
        case .lookupTimeout: "lookup_timeout"
        case .tlsTimeout: "tls_timeout"
        case .bodyTimeout: "body_timeout"
        case .unexpectedStatus: "unexpected_status"
        case .unexpectedHeader: "unexpected_header"
        case .unexpectedBody: "unexpected_body"
        case .http2Refused: "http2_refused"
        case .tooManyRedirects: "too_many_redirects"
        }
    }
}
