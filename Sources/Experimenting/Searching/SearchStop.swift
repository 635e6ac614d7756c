/// The user ended a search before its first trial.
package struct SearchStop: Error, CustomStringConvertible {
    package var description: String { "The search was interrupted before its first trial." }
}
