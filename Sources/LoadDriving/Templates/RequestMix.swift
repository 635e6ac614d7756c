internal import Measuring
internal import Pacing

/// The kinds of requests that a worker sends, and which of them each request is.
final class RequestMix {
    private let forms: [RequestForm]
    private let choice: RequestChoice?
    private let seed: UInt64

    /// Compiles the kinds of a checked plan.
    init(_ plan: LoadPlan) throws(LoadPlanError) {
        var forms: [RequestForm] = []
        for kind in plan.kinds { forms.append(try RequestForm(kind)) }
        self.forms = forms
        choice = plan.choice
        seed = plan.seed
    }

    /// Whether every request is the same as every other, so that a handle needs to be told once.
    var isConstant: Bool { forms.count == 1 && forms[0].isConstant }

    /// Whether the targets are reached in clear text.
    var isClearText: Bool { forms[0].isClearText }

    /// Memory for the greatest request.
    func makeMemory() -> RequestMemory {
        RequestMemory(bytes: forms.map(\.bytesNeeded).max() ?? 0, lines: forms.map(\.linesNeeded).max() ?? 0)
    }

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
        }
        guard !form.isConstant else { return }
        form.fill(transfer.pointee.memory, of: transfer.pointee.easy, sequence: sequence, seed: seed)
    }
}
