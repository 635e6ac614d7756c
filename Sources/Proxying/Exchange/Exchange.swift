internal import HTTPWire

/// One request and its answer: who may still speak, and what becomes of the two connections.
///
/// A plain value without sockets. The connection handlers report what happened and do what it returns.
struct Exchange: Sendable {
    /// How the body of a response goes on to the client.
    enum Transfer: Equatable {
        /// As it came.
        case raw
        /// Without chunk sizes, ended by closing: the client speaks HTTP/1.0.
        case unchunked
        /// In chunks: the backend ends the body by closing, and the client's connection should live.
        case chunked
    }

    /// What to do when the connection to the backend is lost.
    enum Loss: Equatable {
        /// Send the request again on a fresh connection to the same backend.
        case replay
        /// Tell the client with a 502.
        case badGateway
        /// That was the end of the response.
        case finished
        /// The response has begun: cut the client's connection, so that it cannot take a part for the whole.
        case abort
    }

    private enum Response { case awaited, streaming, finished }

    let method: RequestMethod
    let version: HTTPVersion
    private(set) var clientPersists: Bool
    private(set) var upstreamPersists = true
    private(set) var transfer = Transfer.raw
    /// Whether the client knows the end of the body by the close of its connection alone.
    private(set) var endsByClosing = false
    /// Whether the answer is the change to another protocol.
    private(set) var isSwitched = false
    private(set) var isRequestSent: Bool
    /// Whether the client gets the trailer section of a chunked response.
    let passesTrailers: Bool
    private let expectsContinue: Bool
    private var isReplayable: Bool
    private var interimResponses = 0
    private var response = Response.awaited
    /// The most interim responses to one request.
    static let interimLimit = 100

    /// An exchange whose request head is complete.
    init(_ head: borrowing RequestHead) {
        method = head.method
        version = head.version
        clientPersists = head.keepsAlive
        isRequestSent = head.framing == .none
        expectsContinue = head.expectsContinue
        isReplayable = head.method.isIdempotent
        passesTrailers = head.acceptsTrailers && head.version == .http11
    }

    /// Whether nothing of the final response was passed on yet.
    var awaitsResponse: Bool { response == .awaited }

    /// Whether the client may be waiting to be told to go on, so that the next word is the backend's.
    var awaitsContinue: Bool { expectsContinue && interimResponses == 0 }

    /// Some of the request's body goes out: it cannot be sent again, nobody keeps it.
    mutating func bodyForwarded() {
        isReplayable = false
    }

    /// The end of the request was passed on.
    mutating func requestEnded() {
        isRequestSent = true
    }

    /// The client's connection is to be closed after this exchange.
    mutating func closeClientAfterwards() {
        clientPersists = false
    }

    /// An interim response came: the backend has seen the request, so it must not see it again.
    ///
    /// - Returns: whether it may be passed on, or is one too many.
    mutating func interimResponse() -> Bool {
        isReplayable = false
        interimResponses += 1
        return interimResponses <= Exchange.interimLimit
    }

    /// The final response is a `101`: neither connection will speak HTTP again.
    mutating func switchProtocols() {
        isSwitched = true
        clientPersists = false
        upstreamPersists = false
    }

    /// The head of the final response is complete.
    ///
    /// An answer that comes before the request has ended closes both connections: what the client still sends has
    /// no receiver.
    mutating func responseBegan(_ head: borrowing ResponseHead) -> BodyFraming {
        let framing = head.framing(answering: method)
        response = .streaming
        isReplayable = false
        upstreamPersists = head.keepsAlive && framing != .untilClose && !head.announcesForbiddenBody
        if !isRequestSent { clientPersists = false }
        switch framing {
        case .chunked where version == .http10:
            transfer = .unchunked
            endsByClosing = true
            clientPersists = false
        case .untilClose where version == .http10:
            endsByClosing = true
            clientPersists = false
        case .untilClose: transfer = .chunked
        default: transfer = .raw
        }
        return framing
    }

    /// The response turned out to be none before any of it was passed on; there is no other attempt.
    mutating func responseWithdrawn() {
        response = .awaited
        endsByClosing = false
    }

    /// The response has ended; `leftover` says that bytes came after it, which no request asked for.
    mutating func responseEnded(leftover: Bool) {
        response = .finished
        upstreamPersists = upstreamPersists && !leftover && isRequestSent
        clientPersists = clientPersists && isRequestSent
    }

    /// What to do now that the connection to the backend closed.
    ///
    /// `wasReused` says that the connection came from the pool, `receivedBytes` that any byte of a response came,
    /// `endsBody` that closing is how this response's body ends and that the close was an orderly one.
    func upstreamLost(wasReused: Bool, receivedBytes: Bool, endsBody: Bool) -> Loss {
        switch response {
        case .awaited: wasReused && !receivedBytes && isReplayable ? .replay : .badGateway
        case .streaming: endsBody ? .finished : .abort
        case .finished: .finished
        }
    }
}
