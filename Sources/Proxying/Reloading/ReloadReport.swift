/// What a reload changed, for people to read.
package struct ReloadReport: Sendable, Equatable, CustomStringConvertible {
    /// The names of backends that joined, or came back.
    package private(set) var added: [String] = []
    /// The names of backends that are given nothing new.
    package private(set) var removed: [String] = []
    /// The names of backends with another weight or role.
    package private(set) var altered: [String] = []
    /// The parts of the configuration that are not the same, by their names in a configuration file.
    package private(set) var settings: [String] = []

    init(from old: Roster, to new: Roster, settings: [String]) {
        for (index, place) in new.places.enumerated() {
            let before = index < old.places.count && old.places[index].isMember ? old.places[index] : nil
            switch (before, place.isMember) {
            case (nil, true): added.append(place.upstream.name)
            case (_?, false): removed.append(place.upstream.name)
            case (let before?, true) where before != place: altered.append(place.upstream.name)
            default: break
            }
        }
        self.settings = settings
    }

    /// Whether the same backends are members as before.
    var keepsMembers: Bool { added.isEmpty && removed.isEmpty }

    /// One line, such as `added d; removed a, b; altered c; new settings: timeouts`.
    package var description: String {
        let parts = [("added ", added), ("removed ", removed), ("altered ", altered), ("new settings: ", settings)]
            .filter { !$1.isEmpty }
            .map { $0 + $1.joined(separator: ", ") }
        return parts.isEmpty ? "nothing has changed" : parts.joined(separator: "; ")
    }
}
