/// How times are told apart in the slots of a time series: 32 bands an octave, so to 3 %, from a microsecond to an hour.
///
/// Coarser and far smaller than a ``LatencyHistogram``: 4 kB a slot, and a band is found with two shifts.
enum LatencyBands {
    /// Bands in an octave, as a power of two.
    private static let resolution = 5
    /// 2¹⁰ ns, about a microsecond: what is shorter falls into the first band.
    private static let firstOctave = 10
    /// 2⁴² ns, more than an hour: what is longer falls into the last band.
    private static let lastOctave = 41

    /// Bands in an octave.
    static let perOctave = 1 << resolution
    /// How many bands there are.
    static let count = (lastOctave - firstOctave + 1) << resolution

    /// The band that a time falls into, from 0.
    @inline(__always)
    static func band(of nanoseconds: Int64) -> Int {
        if nanoseconds < 1 << firstOctave { return 0 }
        let octave = 63 - nanoseconds.leadingZeroBitCount
        if octave > lastOctave { return count - 1 }
        let within = Int(nanoseconds >> Int64(octave - resolution)) & (perOctave - 1)
        return (octave - firstOctave) << resolution | within
    }

    /// The shortest time of a band in nanoseconds; that of band ``count`` is the end of the last one.
    static func lowerEdge(of band: Int) -> Int64 {
        let octave = firstOctave + band >> resolution
        let within = Int64(band & (perOctave - 1))
        return (Int64(perOctave) + within) << Int64(octave - resolution)
    }
}
