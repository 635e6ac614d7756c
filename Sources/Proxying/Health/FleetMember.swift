/// A backend as the configuration has it.
package struct FleetMember: Sendable, Equatable {
    /// Its weight relative to the others; 0 takes it out of rotation.
    package var weight: Double
    /// Whether it is used only when no primary one is eligible.
    package var isBackup: Bool

    /// A primary backend, unless told otherwise.
    package init(weight: Double = 1, isBackup: Bool = false) {
        self.weight = weight
        self.isBackup = isBackup
    }
}
