internal import NIOCore

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// Writes whole messages straight to a connection's socket, past the channel, as long as nothing waits in the channel.
///
/// The way through a channel (pipeline, queue of pending writes, flush) costs about 2,800 instructions a message, a
/// proxied request has two messages, and nearly all of them fit into the socket's buffer at once. What does not go out
/// in one call, for whatever reason, is handed to the channel: it waits for room, meets the error again, reports and
/// closes, as if this were not here. Figures: docs/decisions/0007-direct-writes.md.
///
/// Only for channels whose bytes are those on the wire: never behind a handler that encrypts.
struct DirectWriter {
    #if canImport(Glibc)
        private static let flags = Int32(MSG_NOSIGNAL)
    #else
        private static let flags: Int32 = 0
    #endif

    /// The socket, unless every byte has to take the way through the channel.
    private let socket: NIOBSDSocket.Handle?
    /// Whether the channel was given bytes that it may still hold.
    private var mayBeQueued = false

    /// A writer for the channel of a handler; without `isPlain` it writes through the channel alone.
    init(_ context: ChannelHandlerContext, isPlain: Bool) {
        guard isPlain else {
            socket = nil
            return
        }
        socket = try? context.pipeline.syncOperations.withUnsafeTransportIfAvailable { (handle: NIOBSDSocket.Handle) in
            handle
        }
    }

    /// Queues bytes in the channel, to go out with the next flush.
    mutating func write(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        mayBeQueued = true
        context.write(NIOAny(bytes), promise: nil)
    }

    /// Sends bytes behind all that was written before.
    ///
    /// Call it while the channel is open, which it is until the handler hears `channelInactive`: afterwards the socket's
    /// number may be another's.
    mutating func writeAndFlush(_ bytes: ByteBuffer, _ context: ChannelHandlerContext) {
        guard let socket, !hasQueue(context) else {
            mayBeQueued = true
            context.writeAndFlush(NIOAny(bytes), promise: nil)
            return
        }
        let sent = bytes.withUnsafeReadableBytes { send(socket, $0.baseAddress, $0.count, DirectWriter.flags) }
        guard sent < bytes.readableBytes else { return }
        var rest = bytes
        rest.moveReaderIndex(forwardBy: max(sent, 0))
        mayBeQueued = true
        context.writeAndFlush(NIOAny(rest), promise: nil)
    }

    /// Whether the peer takes bytes so slowly that the channel should be given no more for now.
    func isBackedUp(_ context: ChannelHandlerContext) -> Bool {
        mayBeQueued && !context.channel.isWritable
    }

    /// Whether the channel still holds bytes that are to go out first.
    private mutating func hasQueue(_ context: ChannelHandlerContext) -> Bool {
        guard mayBeQueued else { return false }
        let queued = try? context.channel.syncOptions?.getOption(.bufferedWritableBytes)
        mayBeQueued = queued != 0
        return mayBeQueued
    }
}
