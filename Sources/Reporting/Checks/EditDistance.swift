/// How far two names are apart, to guess which one a user meant.
enum EditDistance {
    /// The fewest characters to insert, delete or replace that turn one text into the other (Levenshtein 1966).
    ///
    /// Time is the product of the lengths, memory the length of the second.
    static func between(_ first: String, _ second: String) -> Int {
        let second = Array(second)
        var row = Array(0...second.count)
        for (line, character) in first.enumerated() {
            var diagonal = row[0]
            row[0] = line + 1
            for column in second.indices {
                let replaced = diagonal + (second[column] == character ? 0 : 1)
                diagonal = row[column + 1]
                row[column + 1] = min(replaced, diagonal + 1, row[column] + 1)
            }
        }
        return row[second.count]
    }
}
