/// The user ended a calibration before it had a result.
package struct CalibrationStop: Error, CustomStringConvertible {
    package var description: String { "The calibration was interrupted before it had a result." }
}
