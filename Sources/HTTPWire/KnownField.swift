/// The fields that decide how a message is framed, forwarded or answered.
///
/// Everything else is ``other`` and only copied. A name is recognised by its length first, so that most fields cost
/// one comparison at the most.
public enum KnownField: UInt8, BitwiseCopyable, Sendable, Equatable, CaseIterable {
    case other
    case host, connection, contentLength, transferEncoding, expect
    case keepAlive, proxyConnection, te, trailer, upgrade, proxyAuthenticate, proxyAuthorization
    case via, xForwardedFor, xForwardedProto, xForwardedHost, forwarded
    case date, xDispatch, maxForwards

    /// The field of this name, in whatever case it is written.
    @inline(__always)
    init(name: UnsafeRawBufferPointer) {
        switch name.count {
        case 2: self = name.spells("te") ? .te : .other
        case 3: self = name.spells("via") ? .via : .other
        case 4: self = name.spells("host") ? .host : name.spells("date") ? .date : .other
        case 6: self = name.spells("expect") ? .expect : .other
        case 7: self = name.spells("trailer") ? .trailer : name.spells("upgrade") ? .upgrade : .other
        case 9: self = name.spells("forwarded") ? .forwarded : .other
        case 10...19: self = KnownField(longName: name)
        default: self = .other
        }
    }

    private init(longName name: UnsafeRawBufferPointer) {
        switch name.count {
        case 10:
            self =
                name.spells("connection")
                ? .connection : name.spells("keep-alive") ? .keepAlive : name.spells("x-dispatch") ? .xDispatch : .other
        case 12: self = name.spells("max-forwards") ? .maxForwards : .other
        case 14: self = name.spells("content-length") ? .contentLength : .other
        case 15: self = name.spells("x-forwarded-for") ? .xForwardedFor : .other
        case 16:
            self =
                name.spells("proxy-connection")
                ? .proxyConnection : name.spells("x-forwarded-host") ? .xForwardedHost : .other
        case 17:
            self =
                name.spells("transfer-encoding")
                ? .transferEncoding : name.spells("x-forwarded-proto") ? .xForwardedProto : .other
        case 18: self = name.spells("proxy-authenticate") ? .proxyAuthenticate : .other
        case 19: self = name.spells("proxy-authorization") ? .proxyAuthorization : .other
        default: self = .other
        }
    }
}
