/// Why bytes are not the HTTP/1.1 message that they claim to be.
///
/// One case a rule, so that tests and logs name the rule that was broken. A violation ends the connection: after it
/// no boundary between messages can be trusted (RFC 9112 §2.2, §6.3, §11.2).
public enum WireViolation: UInt8, Error, Sendable, Equatable, CaseIterable {
    // The start line.
    case malformedRequestLine, malformedTarget, malformedVersion, malformedStatusLine
    case unsupportedVersion, targetTooLong
    // The field section.
    case headTooLarge, tooManyFields
    case bareCarriageReturn, bareLineFeed, controlByte, foldedLine
    case malformedFieldName, spaceBeforeColon, missingColon
    // The fields that a message is read by.
    case missingHost, repeatedHost, malformedHost
    case malformedContentLength, repeatedContentLength, lengthAndTransferEncoding
    case transferEncodingInHTTP10, chunkedNotLast, chunkedRepeated, unknownTransferCoding
    case unknownExpectation
    // The chunked body.
    case malformedChunkSize, chunkTooLarge, malformedChunkExtension, chunkExtensionTooLong, missingChunkEnd,
        trailersTooLarge

    /// The status that answers a request with this violation; in a response from a backend it is always 502.
    public var status: Int {
        switch self {
        case .targetTooLong: 414
        case .headTooLarge, .tooManyFields, .trailersTooLarge: 431
        case .unsupportedVersion: 505
        case .unknownTransferCoding: 501
        case .unknownExpectation: 417
        default: 400
        }
    }

    /// The broken rule in one clause, for the plain-text body of an error and for logs.
    public var reason: StaticString {
        switch self {
        case .malformedRequestLine: "the request line is not METHOD SP TARGET SP VERSION"
        case .malformedTarget: "the request target is not one of the four forms of RFC 9112 section 3.2"
        case .malformedVersion: "the protocol version is malformed"
        case .malformedStatusLine: "the status line is malformed"
        case .unsupportedVersion: "only HTTP/1.0 and HTTP/1.1 are spoken here"
        case .targetTooLong: "the request target is too long"
        case .headTooLarge: "the head is too large"
        case .tooManyFields: "there are too many field lines"
        case .bareCarriageReturn: "a CR without LF"
        case .bareLineFeed: "a LF without CR"
        case .controlByte: "a control byte in the head"
        case .foldedLine: "a folded field line"
        case .malformedFieldName: "a field name that is not a token"
        case .spaceBeforeColon: "white space before the colon of a field line"
        case .missingColon: "a field line without a colon"
        case .missingHost: "there is no Host field"
        case .repeatedHost: "more than one Host field"
        case .malformedHost: "the Host field is malformed"
        case .malformedContentLength: "the Content-Length is not a decimal number"
        case .repeatedContentLength: "more than one Content-Length"
        case .lengthAndTransferEncoding: "both Content-Length and Transfer-Encoding"
        case .transferEncodingInHTTP10: "Transfer-Encoding in an HTTP/1.0 message"
        case .chunkedNotLast: "chunked is not the last transfer coding"
        case .chunkedRepeated: "chunked is applied more than once"
        case .unknownTransferCoding: "a transfer coding other than chunked"
        case .unknownExpectation: "an expectation other than 100-continue"
        case .malformedChunkSize: "a malformed chunk size"
        case .chunkTooLarge: "a chunk size out of range"
        case .malformedChunkExtension: "a malformed chunk extension"
        case .chunkExtensionTooLong: "chunk extensions are too long"
        case .missingChunkEnd: "chunk data is not followed by CR LF"
        case .trailersTooLarge: "the trailer section is too large"
        }
    }
}
