package import Pacing

extension LoadPlan {
    /// Which kind of the mix each request is of, by its number; `nil` where all are of one kind.
    package var choice: RequestChoice? {
        guard mix.count > 1 else { return nil }
        return RequestChoice(weights: mix.map(\.weight), order: mixOrder, seed: seed)
    }

    /// Every kind of request that the load sends, whole: the mix, or the one request of the plan.
    var kinds: [RequestKind] {
        let mix = mix.isEmpty ? [RequestKind(method: method, body: body)] : mix
        return mix.map { kind in
            var kind = kind
            kind.expectations = kind.expectations.orElse(expectations)
            kind.url = kind.url.map(absolute) ?? url
            kind.headers = headers + kind.headers
            return kind
        }
    }

    /// A target that a path stands for: on the scheme, host and port of the plan's.
    private func absolute(_ text: String) -> String {
        guard text.hasPrefix("/") else { return text }
        return Self.origin(of: url) + text
    }

    /// Scheme, host and port of an absolute URL, as they are written.
    private static func origin(of url: String) -> Substring {
        guard let authority = url.firstRange(of: "://") else { return url[...] }
        return url[..<(url[authority.upperBound...].firstIndex { "/?#".contains($0) } ?? url.endIndex)]
    }

    /// The origins that the load goes to; a connection to one is of no use to another.
    var origins: Set<Substring> { Set(kinds.map { Self.origin(of: $0.url ?? url) }) }

    /// Checks each kind, as its first request would be sent.
    func validateKinds() throws(LoadPlanError) {
        let kinds = kinds
        for kind in kinds {
            guard kind.weight > 0, kind.weight.isFinite else { throw .weight(kind.weight) }
            let target = kind.url ?? url
            _ = try CurlURL(TextTemplate(target).example)
            // Targets are stored with the run and shown in its reports.
            guard !Self.origin(of: target).contains("@") else { throw .userInURL }
            guard !kind.method.isEmpty, kind.method.utf8.allSatisfy(Self.isTokenByte) else {
                throw .method(kind.method)
            }
            for header in kind.headers {
                guard Self.isHeader(header) else { throw .header(header) }
                _ = try TextTemplate(header)
            }
            if let body = kind.body { _ = try TextTemplate(body: body) }
            try validate(kind.expectations)
            if kind.method == "HEAD" { try validateHead(kind) }
        }
        let origins = origins
        // Such a multi has one connection, which leads to one origin.
        if hasConnectionPerShard, origins.count > 1 { throw .origins(origins.map(String.init).sorted()) }
    }

    /// What a request without a body in its answer cannot have: libcurl waits for one where the request has a body itself.
    private func validateHead(_ kind: RequestKind) throws(LoadPlanError) {
        if kind.expectations.body != nil { throw .expectation("a response to HEAD has no body") }
        if kind.body != nil { throw .bodyOfHead }
    }

    private func validate(_ expectations: Expectations) throws(LoadPlanError) {
        for header in expectations.headers where !Self.isHeader(header) { throw .header(header) }
        if expectations.headers.count > Expectations.mostHeaders {
            throw .expectation("\(expectations.headers.count) headers are more than \(Expectations.mostHeaders)")
        }
        if expectations.body?.isEmpty == true { throw .expectation("the text that the body must contain is empty") }
    }
}
