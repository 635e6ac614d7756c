internal import HTTPWire

/// Reads the requests of a connection one by one, whatever the pieces in which their bytes come.
///
/// Bodies are walked through and counted, never held. The reader takes what it understands; the caller keeps the rest
/// and hands it in again, with more behind it.
struct RequestReader {
    /// What the bytes have brought.
    enum Event: Equatable {
        /// More bytes are needed.
        case incomplete
        /// A head has ended; `expectsContinue` where the client waits for `100 Continue` before it sends the body.
        case head(expectsContinue: Bool)
        /// The body of that request has ended.
        case request
        /// This is no acceptable request; the connection must end.
        case violation(WireViolation)
    }

    private enum State {
        case head
        case length(remaining: Int64)
        case chunked(ChunkedDecoder)
        case ended
    }

    /// The request whose head was read last.
    private(set) var request = ReceivedRequest()

    private var head = RequestHead()
    private var state = State.head

    /// Reads on; returns what happened and how many of the bytes are done with.
    mutating func read(_ bytes: UnsafeRawBufferPointer) -> (Event, length: Int) {
        switch state {
        case .head:
            return readHead(bytes)
        case .length(let remaining):
            let length = min(remaining, Int64(bytes.count))
            request.bodyLength += length
            guard length == remaining else {
                state = .length(remaining: remaining - length)
                return (.incomplete, Int(length))
            }
            state = .head
            return (.request, Int(length))
        case .chunked(var decoder):
            return readChunks(bytes, &decoder)
        case .ended:
            state = .head
            return (.request, 0)
        }
    }

    private mutating func readHead(_ bytes: UnsafeRawBufferPointer) -> (Event, length: Int) {
        switch head.parse(bytes) {
        case .incomplete: return (.incomplete, 0)
        case .invalid(let violation): return (.violation(violation), 0)
        case .complete(let length):
            request = ReceivedRequest(head, in: bytes)
            switch head.framing {
            case .none, .untilClose: state = .ended
            case .length(let remaining): state = .length(remaining: remaining)
            case .chunked: state = .chunked(ChunkedDecoder())
            }
            // A client that has begun to send the body no longer waits (RFC 9110, section 10.1.1).
            let expectsContinue = head.expectsContinue && head.framing != .none && bytes.count == length
            head.reset()
            return (.head(expectsContinue: expectsContinue), length)
        }
    }

    private mutating func readChunks(
        _ bytes: UnsafeRawBufferPointer,
        _ decoder: inout ChunkedDecoder
    ) -> (Event, length: Int) {
        var offset = 0
        do throws(WireViolation) {
            while true {
                switch try decoder.next(bytes, &offset) {
                case .data(let range): request.bodyLength += Int64(range.count)
                case .lastChunk: continue
                case .end:
                    state = .head
                    return (.request, offset)
                case .needsMore:
                    state = .chunked(decoder)
                    return (.incomplete, offset)
                }
            }
        } catch {
            return (.violation(error), offset)
        }
    }
}
