/// A request method; the registered ones have a case, any other token is ``other``.
public enum RequestMethod: UInt8, BitwiseCopyable, Sendable, Equatable {
    case get, head, post, put, delete, connect, options, trace, patch, other

    /// Methods are case-sensitive (RFC 9110 §9.1).
    @inline(__always)
    init(_ name: UnsafeRawBufferPointer) {
        switch name.count {
        case 3: self = name.isExactly("GET") ? .get : name.isExactly("PUT") ? .put : .other
        case 4: self = name.isExactly("POST") ? .post : name.isExactly("HEAD") ? .head : .other
        case 5: self = name.isExactly("PATCH") ? .patch : name.isExactly("TRACE") ? .trace : .other
        case 6: self = name.isExactly("DELETE") ? .delete : .other
        case 7: self = name.isExactly("OPTIONS") ? .options : name.isExactly("CONNECT") ? .connect : .other
        default: self = .other
        }
    }

    /// Whether sending the request twice means the same as sending it once (RFC 9110 §9.2.2).
    @inlinable
    public var isIdempotent: Bool {
        switch self {
        case .get, .head, .put, .delete, .options, .trace: true
        case .post, .patch, .connect, .other: false
        }
    }
}
