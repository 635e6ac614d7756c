/// The backends that a proxy has had since it started, each at the index that it keeps.
///
/// A backend is the same when its name and address are. One that leaves keeps its place, so that what is in flight can
/// end there; should it come back, it has its old index again. Others are added behind.
struct Roster: Sendable, Equatable {
    /// A backend at its index.
    struct Place: Sendable, Equatable {
        var upstream: Upstream
        /// Whether it is still one of the configuration's.
        var isMember = true
    }

    private(set) var places: [Place]

    init(_ upstreams: [Upstream]) {
        places = upstreams.map { Place(upstream: $0) }
    }

    /// All backends, members or not.
    var upstreams: [Upstream] { places.map(\.upstream) }

    /// The indices of those that are the configuration's.
    var members: [Int] { places.indices.filter { places[$0].isMember } }

    /// What the fleet's health is told of each index; `nil` for who has left.
    var fleet: [FleetMember?] {
        places.map { place in
            place.isMember ? FleetMember(weight: place.upstream.weight, isBackup: place.upstream.isBackup) : nil
        }
    }

    /// Makes these backends the members, whatever their order.
    mutating func replace(by upstreams: [Upstream]) {
        var isTaken = Array(repeating: false, count: places.count)
        for upstream in upstreams {
            let index = places.indices.first { !isTaken[$0] && places[$0].upstream.isSameServer(as: upstream) }
            if let index {
                places[index] = Place(upstream: upstream)
                isTaken[index] = true
            } else {
                places.append(Place(upstream: upstream))
                isTaken.append(true)
            }
        }
        for index in places.indices where !isTaken[index] { places[index].isMember = false }
    }
}

extension Upstream {
    /// Whether nothing but weight and role tells two backends apart.
    fileprivate func isSameServer(as other: Upstream) -> Bool {
        var twin = other
        twin.weight = weight
        twin.isBackup = isBackup
        return self == twin
    }
}
