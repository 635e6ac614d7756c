internal import Measuring

extension RunReport {
    /// Why a run in which not one measured request succeeded is no measurement of anything, in one sentence with the
    /// commonest failure and what to do; `nil` where one did, or none was sent.
    public var nothingSucceeded: String? {
        guard summary.requests.sent > 0, summary.requests.succeeded == 0 else { return nil }
        let commonest = summary.requests.byError.max { ($0.value, $1.key) < ($1.value, $0.key) }
        guard let commonest else { return nil }
        let example = errorExamples[commonest.key].map { ": \($0)" } ?? ""
        let remedy = RequestError.allCases.first { $0.name == commonest.key }?.remedy ?? RequestError.other.remedy
        return "None of the \(DecimalText.grouped(summary.requests.sent)) requests succeeded; "
            + "\(DecimalText.grouped(commonest.value)) ended as \(commonest.key)\(example); \(remedy)."
    }
}

extension RequestError {
    /// What to do where all requests of a run ended this way, as the end of a sentence.
    var remedy: String {
        switch self {
        case .nameNotResolved, .lookupTimeout: "correct the URL, or give the address with --resolve"
        case .connectRefused, .connectFailed, .connectTimeout: "start the server, or correct the URL"
        case .tls:
            "make sure that the target speaks TLS at this port, or give the certificate that it wants with --cert"
        case .tlsTimeout: "make sure that the target speaks TLS at this port, or write http"
        case .tlsCertificate: "trust its authority with --cacert, or accept any certificate with -k"
        case .timeout, .bodyTimeout: "look why the target does not answer, or raise --timeout"
        case .http4xx, .http5xx: "correct the request, or say with --expect-status what counts as success"
        case .unexpectedStatus, .unexpectedHeader, .unexpectedBody: "correct the expectation, or the target"
        case .http2Refused: "leave out --http2"
        case .tooManyRedirects: "leave out --follow-redirects, or correct the target"
        case .interrupted: "let the run go on for longer"
        case .connectionReset, .emptyResponse, .truncatedBody, .malformedResponse, .other, .none:
            "make sure that the target is the server that you mean, and look at its log"
        }
    }
}
