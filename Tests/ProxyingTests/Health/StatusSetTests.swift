import Testing

@testable import Proxying

@Suite struct StatusSetTests {
    @Test(arguments: [
        ("200", "200"), ("200-299,401", "200-299,401"), ("500,501,502", "500-502"),
        ("404,200-204,203-206", "200-206,404"),
        ("100-599", "100-599"), ("599", "599"),
    ])
    func readsAndWrites(_ text: String, _ canonical: String) throws {
        let set = try StatusSet(parsing: text)
        #expect(set.description == canonical)
        #expect(try StatusSet(parsing: set.description) == set)
    }

    @Test(arguments: [
        "", ",", "200,", "20", "099", "600", "2xx", "300-200", "200-", "-200", "200-299-300", " 200", "+20",
    ])
    func refusesWhatIsNoStatus(_ text: String) {
        #expect(throws: StatusSetError.self) { try StatusSet(parsing: text) }
    }

    @Test func containsExactlyItsRanges() {
        let set = StatusSet(200...299, 401...401, 590...700)
        for status in -10...1_000 {
            #expect(
                set.contains(status) == ((200...299).contains(status) || status == 401 || (590...599).contains(status))
            )
        }
        #expect((0...999).allSatisfy { !StatusSet.none.contains($0) })
    }
}
