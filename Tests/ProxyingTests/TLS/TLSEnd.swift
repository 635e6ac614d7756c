import NIOCore
import NIOEmbedded
import NIOSSL
import NIOTLS
import TestSupport

/// One end of a TLS connection that does exactly what a test tells it, over a connection that knows nothing of TLS.
///
/// Blocks, and is used from one thread alone.
final class TLSEnd {
    /// Keeps the bytes of both ways apart from the closing of the connection, and notes what TLS says.
    private final class Events: ChannelDuplexHandler {
        typealias InboundIn = ByteBuffer
        typealias OutboundIn = ByteBuffer
        var hasEnded = false
        var isSecured = false
        var negotiated: String?

        func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
            if case TLSUserEvent.handshakeCompleted(let name)? = event as? TLSUserEvent {
                (isSecured, negotiated) = (true, name)
            }
            if case TLSUserEvent.shutdownCompleted? = event as? TLSUserEvent { hasEnded = true }
            if case ChannelEvent.inputClosed? = event as? ChannelEvent { hasEnded = true }
        }
    }

    private final class StaysOpen: ChannelOutboundHandler {
        typealias OutboundIn = ByteBuffer
        func close(context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?) {
            promise?.succeed(())
        }
    }

    private let channel: EmbeddedChannel
    private let tls: NIOSSLHandler
    private let events = Events()
    private let sendBytes: ([UInt8]) throws -> Void
    private let receiveBytes: () throws -> [UInt8]
    private var reader = ResponseReader()

    /// Whether the other end has said that it sends no more (`close_notify`).
    var hasEndedCleanly: Bool { events.hasEnded }
    /// What ALPN agreed on.
    var negotiatedProtocol: String? { events.negotiated }
    /// The version that was agreed on.
    var version: TLSVersion? { tls.tlsVersion }
    /// The subject of the other end's certificate.
    var peerName: String? {
        tls.peerCertificate.map { String(describing: $0) }?.firstMatch(of: /common_name=([^;>]+)/).map {
            String($0.1)
        }
    }

    /// A client's end, after the handshake.
    convenience init(_ socket: RawSocket, _ context: NIOSSLContext, serverName: String = "localhost") throws {
        try self.init(
            NIOSSLClientHandler(context: context, serverHostname: serverName),
            send: { try socket.send($0) },
            receive: { try socket.receive() }
        )
    }

    /// A server's end, after the handshake.
    convenience init(_ peer: ScriptedPeer, _ context: NIOSSLContext) throws {
        try self.init(
            NIOSSLServerHandler(context: context),
            send: { try peer.send($0) },
            receive: { try peer.receiveSome() }
        )
    }

    private init(
        _ tls: NIOSSLHandler,
        send: @escaping ([UInt8]) throws -> Void,
        receive: @escaping () throws -> [UInt8]
    ) throws {
        self.tls = tls
        sendBytes = send
        receiveBytes = receive
        channel = EmbeddedChannel(handlers: [StaysOpen(), tls, events])
        try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
        try flush()
        while !events.isSecured {
            let bytes = try receive()
            guard !bytes.isEmpty else { throw ChannelError.eof }
            try feed(bytes)
        }
    }

    /// Sends a text.
    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    /// Sends all of these bytes.
    func send(_ bytes: [UInt8]) throws {
        try channel.writeOutbound(ByteBuffer(bytes: bytes))
        try flush()
    }

    /// Says that nothing more will be sent, and goes on receiving.
    func closeNotify() throws {
        channel.close(mode: .output, promise: nil)
        try flush()
    }

    /// At least one byte; none once the other end has said that it sends no more, or has closed without a word.
    func receive() throws -> [UInt8] {
        guard reader.received.isEmpty else {
            defer { reader.received = [] }
            return reader.received
        }
        return try receiveSome()
    }

    /// Everything until the end.
    func receiveToEnd() throws -> [UInt8] {
        var all: [UInt8] = []
        while true {
            let more = try receive()
            if more.isEmpty { return all }
            all += more
        }
    }

    /// Everything up to the empty line, and with it; nothing once the other end has closed.
    func receiveHead() throws -> String {
        var bytes: [UInt8] = []
        while true {
            let more = try receive()
            guard !more.isEmpty else { return "" }
            bytes += more
            let text = String(decoding: bytes, as: UTF8.self)
            guard let end = text.firstRange(of: "\r\n\r\n")?.upperBound else { continue }
            let length = text.utf8.distance(from: text.startIndex, to: end)
            reader.received = Array(bytes[length...])
            return String(text[..<end])
        }
    }

    /// The next response.
    func receiveResponse() throws -> RawResponse {
        try reader.next(toHead: false) { try receiveSome() }
    }

    /// Sends a text and returns the response to it.
    func exchange(_ text: String) throws -> RawResponse {
        try send(text)
        return try receiveResponse()
    }

    private func receiveSome() throws -> [UInt8] {
        while true {
            var plain: [UInt8] = []
            while let buffer = try channel.readInbound(as: ByteBuffer.self) { plain += Array(buffer: buffer) }
            if !plain.isEmpty || events.hasEnded { return plain }
            let bytes = try receiveBytes()
            if bytes.isEmpty { return [] }
            try feed(bytes)
        }
    }

    private func feed(_ bytes: [UInt8]) throws {
        try channel.writeInbound(ByteBuffer(bytes: bytes))
        // Whoever has said that it sends no more may be gone already.
        if events.hasEnded { try? flush() } else { try flush() }
    }

    private func flush() throws {
        while let buffer = try channel.readOutbound(as: ByteBuffer.self) { try sendBytes(Array(buffer: buffer)) }
    }
}
