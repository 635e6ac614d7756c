package import Measuring

/// Sees every buffer of samples as it is recorded, for live figures; what is made of them is its own affair.
///
/// It is called on the recorder's writer thread, one buffer at a time, and its CPU time counts as the recorder's: it
/// must be cheap, and must not call the recorder.
package protocol SampleObserver: Sendable {
    /// Takes note of samples that are about to be written. The array is reused afterwards: read it, do not keep it.
    func observe(_ samples: borrowing [RequestSample])

    /// Takes note of connections that are about to be written.
    func observe(_ openings: borrowing [ConnectionOpening])
}
