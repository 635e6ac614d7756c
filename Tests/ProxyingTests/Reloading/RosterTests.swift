import Testing

@testable import Proxying

@Suite struct RosterTests {
    private func upstream(_ name: String, port: Int = 1, weight: Double = 1) -> Upstream {
        Upstream(name: name, host: "h", port: port, weight: weight)
    }

    @Test func whoStaysKeepsTheIndexWhateverTheOrder() {
        var roster = Roster([upstream("a"), upstream("b"), upstream("c")])
        roster.replace(by: [upstream("d"), upstream("c", weight: 5), upstream("a")])
        #expect(roster.upstreams.map(\.name) == ["a", "b", "c", "d"])
        #expect(roster.places.map(\.isMember) == [true, false, true, true])
        #expect(roster.fleet == [FleetMember(), nil, FleetMember(weight: 5), FleetMember()])
    }

    @Test func whoComesBackHasTheOldIndex() {
        var roster = Roster([upstream("a"), upstream("b")])
        roster.replace(by: [upstream("a")])
        roster.replace(by: [upstream("b", weight: 3), upstream("a")])
        #expect(roster.places.count == 2 && roster.fleet == [FleetMember(), FleetMember(weight: 3)])
    }

    @Test func anotherAddressIsAnotherBackend() {
        var roster = Roster([upstream("a")])
        roster.replace(by: [upstream("a", port: 2)])
        #expect(roster.places.map(\.isMember) == [false, true])
    }

    @Test func twinsAreToldApartByTheirNumber() {
        var roster = Roster([upstream("a"), upstream("a")])
        roster.replace(by: [upstream("a"), upstream("a"), upstream("a")])
        #expect(roster.places.map(\.isMember) == [true, true, true])
        roster.replace(by: [upstream("a")])
        #expect(roster.places.map(\.isMember) == [true, false, false])
    }

    @Test func theReportNamesWhatChanged() {
        let old = Roster([upstream("a"), upstream("b"), upstream("c")])
        var new = old
        #expect(ReloadReport(from: old, to: new, settings: []).description == "nothing has changed")
        new.replace(by: [upstream("a"), upstream("c", weight: 2), upstream("d")])
        let report = ReloadReport(from: old, to: new, settings: ["timeouts", "via"])
        #expect(report.description == "added d; removed b; altered c; new settings: timeouts, via")
        #expect(!report.keepsMembers)
        var back = new
        back.replace(by: old.upstreams)
        #expect(ReloadReport(from: new, to: back, settings: []).description == "added b; removed d; altered c")
    }
}
