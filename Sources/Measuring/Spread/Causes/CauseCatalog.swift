/// All signatures, in the order in which they are looked for.
///
/// Each is tested at ``familyLevel`` over their number (Bonferroni 1936), so that in fair runs at most that part shows
/// any cause at all. A new signature is a file beside this one and a line here.
enum CauseCatalog {
    /// The part of fair runs in which a cause may be named: one in a thousand.
    static let familyLevel = 0.001

    static let signatures: [CauseSignature] = [
        .retryBias, .blackHole, .keepAlivePinning, .perWorkerCursors, .counterReset, .parityResonance, .staleLoad,
        .hashRing,
    ]

    /// The probability below which one cause is named.
    static var level: Double { familyLevel / Double(signatures.count) }

    /// The causes that the evidence shows.
    ///
    /// The last, unequal shares without any of the other patterns, is named only
    /// where none of the others is.
    static func causes(in evidence: SpreadEvidence) -> [SpreadCause] {
        var causes: [SpreadCause] = []
        for signature in signatures where signature.name != .hashRing || causes.isEmpty {
            guard let found = signature.find(evidence), found.pValue < level else { continue }
            causes.append(SpreadCause(name: signature.name, sentence: found.sentence, pValue: found.pValue))
        }
        return causes
    }
}
