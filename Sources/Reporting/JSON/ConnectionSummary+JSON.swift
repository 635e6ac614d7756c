internal import Measuring

extension ErrorSummary {
    /// The members of docs/interface.md §5.
    var json: JSONValue {
        .object([
            ("name", .string(name)), ("requests", .integer(requests)), ("share", .number(share)),
            ("latency_us", latency.json),
        ])
    }
}

extension ConnectionSummary {
    /// The members of docs/interface.md §5.
    var json: JSONValue {
        .object([
            ("opened", .integer(opened)), ("expected", expected.map(JSONValue.integer) ?? .null),
            (
                "requests_per_connection",
                .object([
                    ("min", .integer(load.min)), ("mean", .number(load.mean)), ("p50", .integer(load.p50)),
                    ("max", .integer(load.max)),
                ])
            ),
        ])
    }
}

extension PhaseSummary {
    /// The members of docs/interface.md §5.
    var json: JSONValue {
        .object([
            ("name_lookup", nameLookup.json), ("connect", connect.json), ("tls", tls.json),
            ("first_byte", firstByte.json),
        ])
    }
}
