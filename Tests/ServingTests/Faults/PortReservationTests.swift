import NIOCore
import TestSupport
import Testing

@testable import Serving

struct PortReservationTests {
    @Test func refusesConnectionsUntilSomebodyListensBesideIt() throws {
        let reservation = try PortReservation(host: "127.0.0.1", port: 0)
        #expect(reservation.port > 0)
        #expect(throws: RawSocket.Failure.self) { _ = try RawSocket(port: reservation.port) }
        let backend = BackendConfiguration(name: "b", port: reservation.port)
        try withBackends([backend]) { group in
            try #expect(RawSocket(port: group.ports[0]).exchange(get("/")).status == 200)
        }
        #expect(throws: RawSocket.Failure.self) { _ = try RawSocket(port: reservation.port) }
    }

    @Test func aPortThatSomebodyListensOnCannotBeReserved() throws {
        try withBackends([BackendConfiguration(name: "a")]) { group in
            _ = #expect(throws: IOError.self) { _ = try PortReservation(host: "127.0.0.1", port: group.ports[0]) }
        }
    }
}
