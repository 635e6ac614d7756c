internal import Balancing

extension Balancer {
    /// Carries out what a ``FleetHealth`` decided.
    mutating func apply(_ change: FleetChange) {
        switch change {
        case .join(let weight): addBackend(weight: weight)
        case .admit(let backend, let isAdmitted): setHealthy(isAdmitted, backend)
        case .drain(let backend, let isDraining): setDraining(isDraining, backend)
        case .weight(let backend, let weight): setWeight(weight, of: backend)
        case .ramp(let backend, let ramp): setRamp(ramp, of: backend)
        }
    }
}
