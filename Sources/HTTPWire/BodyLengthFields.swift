/// What `Content-Length` and `Transfer-Encoding` of one message say, checked as they are added.
///
/// The rules of RFC 9112 §6 where it leaves a choice are taken strictly: two lengths are refused even when equal, and
/// so is a length beside a transfer coding, because the two ends of a chain may read them differently.
struct BodyLengthFields {
    private(set) var contentLength: Int64?
    private(set) var isChunked = false
    private var hasOtherCoding = false
    private var hasTransferEncoding = false

    mutating func addContentLength(_ value: ByteRange, in bytes: UnsafeRawBufferPointer) throws(WireViolation) {
        guard contentLength == nil else { throw .repeatedContentLength }
        guard let length = value.slice(of: bytes).decimalValue else { throw .malformedContentLength }
        contentLength = length
    }

    mutating func addTransferEncoding(_ value: ByteRange, in bytes: UnsafeRawBufferPointer) throws(WireViolation) {
        hasTransferEncoding = true
        for coding in TokenList(value, in: bytes) {
            if coding.equals("chunked") {
                guard !isChunked else { throw .chunkedRepeated }
                isChunked = true
            } else {
                guard !isChunked else { throw .chunkedNotLast }
                hasOtherCoding = true
            }
        }
    }

    /// Judges the two fields together once the head is complete.
    func check(_ version: HTTPVersion) throws(WireViolation) {
        guard hasTransferEncoding else { return }
        if contentLength != nil { throw .lengthAndTransferEncoding }
        if version == .http10 { throw .transferEncodingInHTTP10 }
        if !isChunked { throw .chunkedNotLast }
        if hasOtherCoding { throw .unknownTransferCoding }
    }
}
