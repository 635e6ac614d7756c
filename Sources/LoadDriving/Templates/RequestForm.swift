internal import CCurl
internal import Pacing

/// One kind of request, compiled: what all its requests share is set on a handle once, and what differs is written into
/// the memory of the transfer that carries it.
///
/// libcurl keeps pointers to what is set here, so a form must outlive the handles. It belongs to one thread, as libcurl's
/// parsed URLs do.
final class RequestForm {
    /// libcurl's word for a body that is sent again after a redirect of any kind.
    private static let keepsBody = Int(CURL_REDIR_POST_301 | CURL_REDIR_POST_302 | CURL_REDIR_POST_303)

    private let method: String
    /// The parsed target; that of the first request where it differs.
    private let url: CurlURL
    private let target: TextTemplate
    private let headers: [TextTemplate]
    private let hasConstantHeaders: Bool
    /// The header lines, where they are always the same.
    private let constantHeaders: CurlList
    private let body: TextTemplate?
    /// The body, where it is always the same.
    private let constantBody: UnsafeMutableBufferPointer<UInt8>
    /// Whether every request of this kind is the same, so that a handle on which it is set keeps it.
    let isConstant: Bool

    /// Compiles a kind whose target is absolute.
    init(_ kind: RequestKind) throws(LoadPlanError) {
        target = try TextTemplate(kind.url ?? "")
        // Without the last one, libcurl waits up to a second for `100 Continue` before a body above 1 MiB.
        let lines = kind.headers + (kind.body == nil ? [] : ["Expect:"])
        var headers: [TextTemplate] = []
        for line in lines { headers.append(try TextTemplate(CurlList.withEmptyValueKept(line))) }
        self.headers = headers
        hasConstantHeaders = headers.allSatisfy(\.isConstant)
        if let bytes = kind.body { body = try TextTemplate(body: bytes) } else { body = nil }
        method = kind.method
        url = try CurlURL(target.example)
        constantHeaders = try CurlList(hasConstantHeaders ? headers.map(\.example) : [])
        let bytes = body?.isConstant == true ? body?.literals ?? [] : []
        constantBody = .allocate(capacity: bytes.count)
        _ = constantBody.initialize(from: bytes)
        isConstant = target.isConstant && hasConstantHeaders && body?.isConstant != false
    }

    deinit {
        constantBody.deallocate()
    }

    /// Whether the target is reached in clear text.
    var isClearText: Bool { url.isClearText }

    /// The bytes that a transfer's memory needs for the parts that differ, each text with a zero after it.
    var bytesNeeded: Int {
        (target.isConstant ? 0 : target.mostBytes + 1)
            + (hasConstantHeaders ? 0 : headers.reduce(0) { $0 + $1.mostBytes + 1 })
            + (body?.isConstant == false ? body?.mostBytes ?? 0 : 0)
    }

    /// The header lines that a transfer's list needs.
    var linesNeeded: Int { hasConstantHeaders ? 0 : headers.count }

    /// Points a handle at the target, of the first request where it differs.
    func aim(_ easy: UnsafeMutableRawPointer) {
        curl_set_url(easy, url.handle)
    }

    /// Sets the method and all parts that are always the same: once for as long as the handle carries this kind.
    func apply(to easy: UnsafeMutableRawPointer) {
        // A GET is what undoes the methods and bodies of all others.
        curl_set_long(easy, CURLOPT_HTTPGET, 1)
        let isPost = method == "POST"
        if body != nil || isPost {
            curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(constantBody.count))
            curl_set_pointer(easy, CURLOPT_POSTFIELDS, constantBody.baseAddress)
        } else if method == "HEAD" {
            curl_set_long(easy, CURLOPT_NOBODY, 1)
        }
        let isImplied = isPost || (body == nil && (method == "GET" || method == "HEAD"))
        curl_set_string(easy, CURLOPT_CUSTOMREQUEST, isImplied ? nil : method)
        // Only a POST becomes a GET where it is redirected (RFC 9110 §15.4); libcurl would drop the body of all others.
        curl_set_long(easy, CURLOPT_POSTREDIR, isPost ? 0 : Self.keepsBody)
        curl_set_url(easy, target.isConstant ? url.handle : nil)
        if hasConstantHeaders { curl_set_headers(easy, constantHeaders.list) }
    }

    /// Writes and sets the parts that differ from request to request.
    func fill(_ memory: RequestMemory, of easy: UnsafeMutableRawPointer, sequence: Int64, seed: UInt64) {
        var generator = SeededGenerator(seed: seed).split(stream: UInt64(bitPattern: sequence))
        var place = memory.bytes
        if !target.isConstant {
            let length = target.fill(place, sequence: sequence, using: &generator)
            place[length] = 0
            curl_set_string(easy, CURLOPT_URL, UnsafeRawPointer(place).assumingMemoryBound(to: CChar.self))
            place += length + 1
        }
        if !hasConstantHeaders {
            for index in headers.indices {
                let length = headers[index].fill(place, sequence: sequence, using: &generator)
                place[length] = 0
                memory.lines[index].data = UnsafeMutableRawPointer(place).assumingMemoryBound(to: CChar.self)
                memory.lines[index].next = index + 1 < headers.count ? memory.lines + index + 1 : nil
                place += length + 1
            }
            curl_set_headers(easy, memory.lines)
        }
        if let body, !body.isConstant {
            let length = body.fill(place, sequence: sequence, using: &generator)
            curl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(length))
            curl_set_pointer(easy, CURLOPT_POSTFIELDS, place)
        }
    }
}
