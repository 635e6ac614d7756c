internal import Measuring
internal import Pacing

/// The kinds of requests that a worker sends, and which of them each request is.
final class RequestMix {
    private let forms: [RequestForm]
    private let choice: RequestChoice?
    private let seed: UInt64
    /// What the greatest request needs of a transfer's memory.
    private let bytesNeeded: Int
    private let linesNeeded: Int
    /// What the responses to each kind are held to, at fixed addresses that transfers point at.
    private let matchers: UnsafeMutablePointer<ExpectationMatcher>

    /// Compiles the kinds of a checked plan.
    init(_ plan: LoadPlan) throws(LoadPlanError) {
        var forms: [RequestForm] = []
        let kinds = plan.kinds
        for kind in kinds { forms.append(try RequestForm(kind)) }
        self.forms = forms
        bytesNeeded = forms.map(\.bytesNeeded).max() ?? 0
        linesNeeded = forms.map(\.linesNeeded).max() ?? 0
        choice = plan.choice
        seed = plan.seed
        matchers = .allocate(capacity: kinds.count)
        for (index, kind) in kinds.enumerated() {
            (matchers + index).initialize(to: ExpectationMatcher(kind.expectations))
        }
    }

    deinit {
        matchers.deinitialize(count: forms.count)
        matchers.deallocate()
    }

    /// What the responses to a kind are held to; the memory lives as long as this.
    func matcher(ofKind kind: Int) -> UnsafePointer<ExpectationMatcher> {
        UnsafePointer(matchers + kind)
    }

    /// Whether every request is the same as every other, so that a handle needs to be told once.
    var isConstant: Bool { forms.count == 1 && forms[0].isConstant }

    /// Whether the targets are reached in clear text.
    var isClearText: Bool { forms[0].isClearText }

    /// Memory for the greatest request.
    func makeMemory() -> RequestMemory { RequestMemory(bytes: bytesNeeded, lines: linesNeeded) }

    /// Points a handle at the target of the first request, and no more.
    func aim(_ easy: UnsafeMutableRawPointer) {
        forms[0].aim(easy)
    }

    /// Makes the handle of a transfer carry the request that its sample has the number of.
    func prepare(_ transfer: UnsafeMutablePointer<Transfer>) {
        let sequence = transfer.pointee.sample.sequence
        let kind = choice?.kind(ofSequence: sequence) ?? 0
        let form = forms[kind]
        if kind != transfer.pointee.kind {
            form.apply(to: transfer.pointee.easy)
            transfer.pointee.kind = kind
            transfer.pointee.matcher = matcher(ofKind: kind)
        }
        guard !form.isConstant else { return }
        form.fill(transfer.pointee.memory, of: transfer.pointee.easy, sequence: sequence, seed: seed)
    }
}
