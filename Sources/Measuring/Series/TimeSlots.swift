/// Equal slots of time over a run's measured interval, for figures over time.
///
/// Their width is 1, 2 or 5 times a power of ten, so that people can name them ("the second from 3.5 s on") and SQL can
/// group by them; it is at least a millisecond, and there are at most ``most`` of them. The last slot may reach beyond
/// the interval's end.
public struct TimeSlots: Equatable, Sendable {
    /// The most slots that an interval is cut into: about what a chart on a screen can show.
    public static let most = 120

    /// The interval, in nanoseconds since the start of the run.
    public let interval: Range<Int64>
    /// The width of each slot in nanoseconds.
    public let width: Int64
    /// How many there are; none in an empty interval.
    public let count: Int

    /// The slots of an interval.
    public init(over interval: Range<Int64>) {
        self.interval = interval
        let length = interval.upperBound - interval.lowerBound
        var width: Int64 = 1_000_000
        var decade: Int64 = 1_000_000
        while (length - 1) / width >= Int64(Self.most) {
            switch width / decade {
            case 1: width = 2 * decade
            case 2: width = 5 * decade
            default:
                decade *= 10
                width = decade
            }
        }
        self.width = width
        count = length <= 0 ? 0 : Int((length - 1) / width) + 1
    }

    /// Slots that are a whole number of times as wide.
    public func widened(by factor: Int) -> TimeSlots {
        TimeSlots(interval: interval, width: width * Int64(factor), count: (count + factor - 1) / factor)
    }

    private init(interval: Range<Int64>, width: Int64, count: Int) {
        self.interval = interval
        self.width = width
        self.count = count
    }

    /// The slot that a moment falls into, from 0, or `nil` outside of the interval.
    @inline(__always)
    public func slot(of nanoseconds: Int64) -> Int? {
        interval.contains(nanoseconds) ? Int((nanoseconds - interval.lowerBound) / width) : nil
    }

    /// The moments of a slot, cut at the interval's end, in nanoseconds since the start of the run.
    public func moments(of slot: Int) -> Range<Int64> {
        let start = interval.lowerBound + Int64(slot) * width
        return start..<min(start + width, interval.upperBound)
    }

    /// Where a slot begins, in seconds since the measured interval began.
    public func startSeconds(of slot: Int) -> Double { Double(Int64(slot) * width) / 1e9 }

    /// A moment of the run in seconds since the measured interval began.
    public func seconds(of nanoseconds: Int64) -> Double { Double(nanoseconds - interval.lowerBound) / 1e9 }

    /// The length of the interval in seconds.
    public var lengthSeconds: Double { Double(interval.upperBound - interval.lowerBound) / 1e9 }
}
