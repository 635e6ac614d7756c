import Testing

@testable import Proxying

@Suite struct FleetModeTests {
    /// One letter a backend: `U` up, `d` down, `-` draining; after a slash, the backups.
    private func mode(_ fleet: String, panic: Double = 0) -> FleetMode {
        var isBackup = false
        var members: [MemberHealth] = []
        for letter in fleet {
            if letter == "/" {
                isBackup = true
                continue
            }
            var member = MemberHealth(FleetMember(isBackup: isBackup), beginsHealthy: letter == "U")
            member.isDraining = letter == "-"
            members.append(member)
        }
        return FleetMode(members, panicThreshold: panic)
    }

    @Test(arguments: [
        ("UUU", FleetMode.primaries), ("Udd", .primaries), ("ddd", .outage), ("---", .outage), ("", .outage),
        ("Udd/U", .primaries), ("ddd/U", .backups), ("--d/dU", .backups), ("ddd/d", .outage), ("/U", .backups),
    ])
    func withoutPanic(_ fleet: String, _ expected: FleetMode) {
        #expect(mode(fleet) == expected)
    }

    @Test(arguments: [
        ("UU", FleetMode.primaries), ("Ud", .primaries), ("Udd", .panic), ("dd", .panic), ("U-d", .primaries),
        ("Ud-d", .panic), ("Udd/U", .panic), ("dd/U", .backups), ("dd/d", .panic), ("--", .outage), ("", .outage),
    ])
    func withEnvoysThreshold(_ fleet: String, _ expected: FleetMode) {
        #expect(mode(fleet, panic: 0.5) == expected)
    }

    @Test func admitsWhomItSays() {
        let up = MemberHealth(FleetMember(), beginsHealthy: true)
        let down = MemberHealth(FleetMember(), beginsHealthy: false)
        let backup = MemberHealth(FleetMember(isBackup: true), beginsHealthy: true)
        let modes: [FleetMode] = [.primaries, .panic, .backups, .outage]
        #expect(modes.map { $0.admits(up) } == [true, true, false, true])
        #expect(modes.map { $0.admits(down) } == [false, true, false, false])
        #expect(modes.map { $0.admits(backup) } == [false, false, true, false])
    }
}
