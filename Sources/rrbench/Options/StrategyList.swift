/// Strategies as `--strategy` takes several: `round-robin,p2c:choices=3,peak-ewma:decay=10s`.
enum StrategyList {
    /// The specifications of a text; a comma before `param=value` belongs to the strategy on its left.
    static func specifications(_ text: String) -> [String] {
        var list: [String] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let isParameter = part.first { $0 == ":" || $0 == "=" } == "="
            if isParameter, let last = list.popLast() {
                list.append("\(last),\(part)")
            } else {
                list.append(String(part))
            }
        }
        return list
    }
}
