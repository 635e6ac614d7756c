internal import Experimenting
internal import Foundation
internal import LoadDriving

extension RequestOptions {
    /// Fills in the request.
    func fill(_ plan: inout LoadPlan) throws {
        let bodies = [("--body", body != nil), ("--body-file", bodyFile != nil), ("--body-size", bodySize != nil)]
        for (one, other) in [(0, 1), (0, 2), (1, 2)] {
            try ArgumentValue.exclusive(bodies[one], bodies[other], because: "both are the request body")
        }
        if let body { plan.body = Array(body.utf8) }
        if let bodyFile { plan.body = try RequestBody.load(bodyFile) }
        if let bodySize {
            let range = 0...RequestBody.mostGenerated
            plan.body = RequestBody.generated(
                try ArgumentValue.count(bodySize, flag: "--body-size", in: range, of: "bytes")
            )
        }
        plan.method = method ?? (plan.body == nil ? "GET" : "POST")
        plan.headers = header + (try authorization().map { ["Authorization: \($0)"] } ?? [])
        if let urls { (plan.mix, plan.mixOrder) = try URLList.load(urls, method: plan.method, body: plan.body) }
        plan.timeout = try ArgumentValue.duration(timeout ?? "30s", flag: "--timeout")
        if let backendHeader { plan.backendHeader = backendHeader }
        plan.acceptsCompressed = compressed
        plan.keepsCookies = cookies
        plan.followsRedirects = followRedirects
        plan.expectations.statuses = try expectStatus.map { text in
            try ArgumentValue.specification(flag: "--expect-status") { () throws(LoadPlanError) in
                try StatusSet(parsing: text)
            }
        }
        plan.expectations.headers = expectHeader
        plan.expectations.body = expectBody.map { Array($0.utf8) }
    }

    /// The value of the field `Authorization`: basic (RFC 7617) or bearer (RFC 6750).
    private func authorization() throws -> String? {
        let reason = "both say who sends the request"
        try ArgumentValue.exclusive(("--user", user != nil), ("--bearer", bearer != nil), because: reason)
        try ArgumentValue.exclusive(("--user", user != nil), ("-H Authorization", hasAuthorization), because: reason)
        try ArgumentValue.exclusive(
            ("--bearer", bearer != nil),
            ("-H Authorization", hasAuthorization),
            because: reason
        )
        if let user {
            guard user.contains(":") else {
                throw CommandFailure.usage("--user \(user): write the name and the password, as in name:password.")
            }
            return "Basic \(Data(user.utf8).base64EncodedString())"
        }
        guard let bearer else { return nil }
        guard !bearer.isEmpty, bearer.utf8.allSatisfy({ (33...126).contains($0) }) else {
            throw CommandFailure.usage("--bearer: give a token of visible ASCII characters.")
        }
        return "Bearer \(bearer)"
    }
}
