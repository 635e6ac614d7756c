/// What one comparison of a check saw.
struct CheckObservation: Equatable {
    /// The observed side as the user wrote it, with the element of a list that it is about.
    var subject: String
    /// Its value, in the unit of the other side; not a number where it is a text or missing.
    var value: Double
    /// Its value as people read it, or why there is none.
    var text: String
    /// Whether the check asks for what was seen.
    var isWanted: Bool
    /// Whether there is no value.
    var isMissing: Bool
}

extension CheckNode {
    /// What the comparisons of a check saw, in their order; `wanted` is what each must come to for the check to hold.
    func observations(
        over figures: CheckFigures,
        element: JSONValue? = nil,
        wanted: Bool = true
    ) -> [CheckObservation] {
        switch self {
        case .comparison(let comparison): [comparison.observation(over: figures, element: element, wanted: wanted)]
        case .not(let node): node.observations(over: figures, element: element, wanted: !wanted)
        case .and(let left, let right), .or(let left, let right):
            left.observations(over: figures, element: element, wanted: wanted)
                + right.observations(over: figures, element: element, wanted: wanted)
        case .call(_, let list, let node):
            figures.elements(of: list)?.flatMap { node.observations(over: figures, element: $0, wanted: wanted) }
                ?? [CheckObservation(missing: "none of the \(list) is known")]
        case .number, .text, .figure, .scaled, .arithmetic: []
        }
    }
}

extension CheckObservation {
    /// An observation that could not be made.
    fileprivate init(missing reason: String, subject: String = "") {
        self.init(subject: subject, value: .nan, text: reason, isWanted: false, isMissing: true)
    }
}

extension CheckComparison {
    fileprivate func observation(over figures: CheckFigures, element: JSONValue?, wanted: Bool) -> CheckObservation {
        let sides = [left, right].map { $0.value(over: figures, element: element) }
        for case .missing(let reason) in sides { return CheckObservation(missing: reason) }
        let (seen, other) = isReversed ? (sides[1], sides[0]) : (sides[0], sides[1])
        var observation = CheckObservation(
            subject: (element.map { "\($0.name): " } ?? "") + subject,
            value: .nan,
            text: shown(seen),
            isWanted: value(over: figures, element: element) == .truth(wanted),
            isMissing: false
        )
        if case .number(let number) = seen {
            observation.value = (number / unit * 1e6).rounded() / 1e6
            // Rounded alike, they would seem to agree where they do not.
            if seen != other, observation.text == shown(other) { observation.text = exactly(number) }
        }
        return observation
    }

    private func shown(_ value: CheckValue) -> String {
        switch (value, display) {
        case (.number(let number), .time): Quantity.time(microseconds: number)
        case (.number(let number), .percent): Quantity.percent(number)
        case (.number(let number), _): number != 0 && number.magnitude < 0.001 ? "\(number)" : Quantity.number(number)
        case (.text(let text), _): text
        default: ""
        }
    }

    private func exactly(_ number: Double) -> String {
        switch display {
        case .time: "\(number) µs"
        case .percent: "\(number * 100) %"
        case .number, .text: "\(number)"
        }
    }
}
