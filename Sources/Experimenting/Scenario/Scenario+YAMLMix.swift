internal import Foundation
internal import LoadDriving
internal import Pacing

extension Scenario {
    /// Reads the body of the one request.
    mutating func readBody(_ file: YAMLSection<ScenarioKey>) throws {
        live.body = try file.text(.body)
        live.bodyFile = try file.text(.bodyFile)
        live.bodySize = try file.count(.bodySize, in: 0...RequestBody.mostGenerated)
        live.omitted = try file.texts(.omitted)
        let given = [ScenarioKey.body, .bodyFile, .bodySize].filter(file.has)
        if given.count > 1 {
            throw file.failure(given[1], "\(given[0].rawValue) says already what the body is; leave one out.")
        }
    }

    /// Reads the requests that the load is mixed of, where `requests` is a list and no number.
    mutating func readMix(_ file: YAMLSection<ScenarioKey>) throws {
        live.mixOrder = try file.text(.requestOrder).map { text in
            guard let order = RequestChoice.Order(rawValue: text) else {
                let orders = RequestChoice.Order.allCases.map(\.rawValue).joined(separator: ", ")
                throw file.failure(.requestOrder, "'\(text)' is none of \(orders).")
            }
            return order
        }
        guard file.isList(.requests) else { return }
        if let key = [ScenarioKey.method, .body, .bodyFile, .bodySize].first(where: file.has) {
            throw file.failure(key, "each entry of requests says its own; leave it out.")
        }
        live.mix = try file.sections(.requests, of: ScenarioKey.Request.self)?.map(Self.kind) ?? []
        if live.mix.isEmpty { throw file.failure(.requests, "the list is empty; give an entry, or a number.") }
    }

    private static func kind(_ entry: YAMLSection<ScenarioKey.Request>) throws -> RequestKind {
        let bodies = [ScenarioKey.Request.body, .bodyFile, .bodySize].filter(entry.has)
        if bodies.count > 1 {
            throw entry.failure(bodies[1], "\(bodies[0].rawValue) says already what the body is; leave one out.")
        }
        if entry.has(.url), entry.has(.path) { throw entry.failure(.path, "url says already where to; leave one out.") }
        var body = try entry.text(.body).map { Array($0.utf8) }
        if let path = try entry.text(.bodyFile) { body = try entry.reading(.bodyFile) { try RequestBody.load(path) } }
        if let size = try entry.count(.bodySize, in: 0...RequestBody.mostGenerated) {
            body = RequestBody.generated(size)
        }
        if let path = try entry.text(.path), !path.hasPrefix("/") {
            throw entry.failure(.path, "'\(path)' is no path; write one such as /items.")
        }
        var kind = RequestKind(
            name: try entry.text(.name),
            weight: try entry.number(.weight) ?? 1,
            url: try entry.text(.url) ?? entry.text(.path),
            method: try entry.text(.method) ?? (body == nil ? "GET" : "POST"),
            headers: try entry.texts(.headers),
            body: body
        )
        kind.expectations.statuses = try entry.value(.expectStatus) { try StatusSet(parsing: $0) }
        kind.expectations.headers = try entry.texts(.expectHeader)
        kind.expectations.body = try entry.text(.expectBody).map { Array($0.utf8) }
        return kind
    }
}
