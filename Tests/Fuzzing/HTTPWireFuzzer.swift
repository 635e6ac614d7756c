/// A libFuzzer target for the byte codec; `Tests/Fuzzing/run` builds and runs it.
///
/// The first byte of an input chooses the parser, the second where the rest is cut in two. Whatever the bytes, a parser
/// must not trap, must stay within them, and must make the same of the two pieces as of the whole.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    guard count > 2, let start else { return 0 }
    let bytes = UnsafeRawBufferPointer(start: start + 2, count: count - 2)
    let cut = Int(start[1]) * bytes.count / 255
    switch start[0] % 4 {
    case 0: compareRequestHeads(bytes, cut: cut)
    case 1: compareResponseHeads(bytes, cut: cut)
    case 2: compareChunkedBodies(bytes, cut: cut)
    default: walkPipeline(bytes)
    }
    return 0
}

private func prefix(_ bytes: UnsafeRawBufferPointer, _ count: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: bytes[..<count])
}

private func check(_ fields: FieldTable, within length: Int) {
    for line in fields.lines {
        precondition(line.name.end <= line.value.start && line.value.end <= length, "a field lies outside of its head")
    }
}

private func compareRequestHeads(_ bytes: UnsafeRawBufferPointer, cut: Int) {
    var whole = RequestHead()
    let outcome = whole.parse(bytes)
    var pieces = RequestHead()
    var piecewise = pieces.parse(prefix(bytes, cut))
    if piecewise == .incomplete { piecewise = pieces.parse(bytes) }
    precondition(piecewise == outcome, "the cut at \(cut) changes \(outcome) to \(piecewise)")
    guard case .complete(let length) = outcome else { return }
    precondition(length <= bytes.count, "a head longer than its bytes")
    precondition(
        pieces.framing == whole.framing && pieces.keepsAlive == whole.keepsAlive
            && pieces.offersUpgrade == whole.offersUpgrade,
        "the cut changes the framing"
    )
    check(whole.fields, within: length)
}

private func compareResponseHeads(_ bytes: UnsafeRawBufferPointer, cut: Int) {
    var whole = ResponseHead()
    let outcome = whole.parse(bytes)
    var pieces = ResponseHead()
    var piecewise = pieces.parse(prefix(bytes, cut))
    if piecewise == .incomplete { piecewise = pieces.parse(bytes) }
    precondition(piecewise == outcome, "the cut at \(cut) changes \(outcome) to \(piecewise)")
    guard case .complete(let length) = outcome else { return }
    precondition(length <= bytes.count, "a head longer than its bytes")
    precondition(pieces.framing(answering: .get) == whole.framing(answering: .get), "the cut changes the framing")
    check(whole.fields, within: length)
}

/// The data of a chunked body up to its end, and how the walk ended.
private func decode(_ pieces: [UnsafeRawBufferPointer]) -> (data: [UInt8], ending: String) {
    var decoder = ChunkedDecoder()
    var data: [UInt8] = []
    for (index, piece) in pieces.enumerated() {
        var offset = 0
        walk: while true {
            do {
                switch try decoder.next(piece, &offset) {
                case .data(let range): data.append(contentsOf: piece[range])
                case .lastChunk: continue
                case .end:
                    checkTrailers(decoder.trailers)
                    return (data, "end at \(pieces[..<index].reduce(offset) { $0 + $1.count })")
                case .needsMore: break walk
                }
            } catch {
                return (data, "\(error)")
            }
        }
    }
    return (data, "more")
}

/// The lines that go on are whole lines of the section, in order, and no more than it has.
private func checkTrailers(_ section: [UInt8]) {
    section.withUnsafeBytes { bytes in
        var length = 0
        TrailerSection.forEachAllowedLine(of: bytes) { line in
            precondition(line.suffix(2).elementsEqual([0x0D, 0x0A]), "a trailer line without its end")
            length += line.count
        }
        precondition(length <= bytes.count, "more trailers than there were")
    }
}

private func compareChunkedBodies(_ bytes: UnsafeRawBufferPointer, cut: Int) {
    let whole = decode([bytes])
    let pieces = decode([prefix(bytes, cut), UnsafeRawBufferPointer(rebasing: bytes[cut...])])
    precondition(whole == pieces, "the cut at \(cut) changes a chunked body: \(whole.ending), \(pieces.ending)")
}

/// Reads requests one after the other as a server does, bodies included.
private func walkPipeline(_ bytes: UnsafeRawBufferPointer) {
    var head = RequestHead()
    var rest = bytes
    while case .complete(let length) = head.parse(rest) {
        var consumed = length
        switch head.framing {
        case .length(let count):
            guard count <= Int64(rest.count - consumed) else { return }
            consumed += Int(count)
        case .chunked:
            let body = UnsafeRawBufferPointer(rebasing: rest[consumed...])
            var decoder = ChunkedDecoder()
            var offset = 0
            while !decoder.isFinished {
                guard let step = try? decoder.next(body, &offset), step != .needsMore else { return }
            }
            consumed += offset
        default:
            break
        }
        precondition(consumed > 0 && consumed <= rest.count, "a message without bytes")
        rest = UnsafeRawBufferPointer(rebasing: rest[consumed...])
        head.reset()
    }
}
