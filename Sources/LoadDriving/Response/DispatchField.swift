internal import Measuring

/// The field `X-Dispatch: PICK ATTEMPTS IN_FLIGHT QUEUE_US UPSTREAM_US`.
///
/// With it the embedded proxy says what it did with a request; a foreign proxy sends none, and the figures stay 0.
struct DispatchField {
    private var bytes: UnsafeRawBufferPointer
    private var position = 0

    /// A reader of the field's value.
    init(_ value: UnsafeRawBufferPointer) {
        bytes = value
    }

    /// Takes the five numbers over into a sample, or none of them where the value is not five numbers.
    consuming func fill(_ sample: inout RequestSample) {
        guard let pick = next(), let attempts = next(), let inFlight = next(), let queue = next(),
            let upstream = next(), position == bytes.count
        else { return }
        sample.dispatch = pick
        sample.attempts = Int16(clamping: attempts)
        sample.inFlightAtPick = Int32(clamping: inFlight)
        sample.queueMicroseconds = Int32(clamping: queue)
        sample.upstreamMicroseconds = Int32(clamping: upstream)
    }

    /// The next decimal number and the space after it.
    private mutating func next() -> Int64? {
        let start = position
        var number: Int64 = 0
        while position < bytes.count, position - start < 18 {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit <= 9 else { break }
            number = number * 10 + Int64(digit)
            position += 1
        }
        guard position > start else { return nil }
        if position < bytes.count {
            guard bytes[position] == UInt8(ascii: " ") else { return nil }
            position += 1
        }
        return number
    }
}
