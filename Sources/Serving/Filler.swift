internal import NIOCore

/// The bytes of bodies whose only property is their length.
///
/// One read-only buffer serves all connections: a piece is a slice of it, so that gigabytes cost no memory.
enum Filler {
    /// The most bytes of one write: what a socket's send buffer takes at once.
    static let pieceLength = 65_536

    private static let piece = ByteBuffer(
        bytes: (0..<pieceLength).lazy.map { $0 % 64 == 63 ? UInt8(ascii: "\n") : UInt8(ascii: "a") + UInt8($0 % 26) }
    )

    /// The next piece of a body of which `remaining` bytes, more than 0, are left; no copy.
    static func next(of remaining: Int64) -> ByteBuffer {
        remaining >= pieceLength ? piece : piece.getSlice(at: 0, length: Int(remaining)) ?? piece
    }
}
