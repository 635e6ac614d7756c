import Testing

@testable import Balancing

@Suite struct StrategyCatalogTests {
    @Test func namesAreUniqueAndInKebabCase() {
        #expect(Set(StrategyCatalog.names).count == StrategyCatalog.names.count)
        for name in StrategyCatalog.names {
            #expect(name.allSatisfy { $0 == "-" || $0.isNumber || ($0.isLetter && $0.isLowercase) })
        }
    }

    @Test(arguments: StrategyCatalog.names)
    func anEntrySaysEverything(_ name: String) throws {
        let entry = try StrategyCatalog.entry(for: name)
        for text in [entry.rule, entry.cost, entry.fairness, entry.source] { #expect(!text.isEmpty) }
        #expect(entry.rule.hasSuffix("."))
        for parameter in entry.parameters {
            #expect(parameter.number(from: parameter.defaultText) != nil)
            #expect(!parameter.meaning.isEmpty)
        }
    }

    @Test func makesWithParameters() throws {
        let strategy = try StrategyCatalog.make("p2c:choices=3", seed: 1)
        #expect((strategy as? PowerOfChoices)?.choices == 3)
        let decayed = try StrategyCatalog.make("peak-ewma:decay=20ms", seed: 1)
        #expect((decayed as? PeakEWMA)?.decay == 20e6)
        let nested = try StrategyCatalog.make("sticky-cookie:over=aperture:size=2,over=p2c:choices=4", seed: 1)
        #expect(nested is StickyCookie<Aperture<PowerOfChoices>>)
    }

    @Test func spreadRulesFollowTheArguments() throws {
        #expect(
            try StrategyCatalog.spreadRule(for: "per-worker-round-robin:workers=9", weights: [1]) == .bounded(gap: 9)
        )
        #expect(try StrategyCatalog.spreadRule(for: "round-robin", weights: [1, 1]) == .cyclic)
        #expect(try StrategyCatalog.spreadRule(for: "edf", weights: [5, 1, 1]) == .weighted(deviation: 15.0 / 7))
    }

    @Test(arguments: [
        ("round-robbin", "unknown strategy 'round-robbin': choose one of round-robin, "),
        ("", "unknown strategy ''"),
        ("p2c:choice=3", "p2c has no parameter 'choice': choose one of choices"),
        ("random:x=1", "random has no parameter 'x': it takes none"),
        ("p2c:choices=0", "'0' is not a value of p2c's parameter 'choices': it takes a whole number from 1 to 16"),
        ("p2c:choices=", "'' is not a value of p2c's parameter 'choices'"),
        ("p2c:choices=2,choices=3", "parameter 'choices' of p2c is set twice: leave one"),
        ("p2c:choices", "'choices' sets no parameter of p2c: write PARAMETER=VALUE with one of choices"),
        ("peak-ewma:decay=-1s", "'-1s' is not a value of peak-ewma's parameter 'decay': it takes a time such as"),
        ("peak-ewma:decay=10", "'10' is not a value"),
        ("bounded-load:factor=0.5", "'0.5' is not a value of bounded-load's parameter 'factor'"),
        ("bounded-load:factor=nan", "'nan' is not a value"),
        ("sticky-cookie:over=best", "unknown strategy 'best'"),
    ])
    func refusesWithTheRemedy(_ specification: String, _ message: String) {
        let error = #expect(throws: StrategyError.self) { try StrategyCatalog.make(specification, seed: 1) }
        #expect(error?.description.hasPrefix(message) == true, "\(error?.description ?? "")")
    }
}
