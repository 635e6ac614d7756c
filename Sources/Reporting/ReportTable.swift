/// A table of a report, before a format gives it its looks.
struct ReportTable: Equatable {
    /// A column's title, and whether its cells are numbers, which stand to the right.
    struct Column: Equatable {
        var title: String
        var isNumeric: Bool

        /// A column of text.
        static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }

        /// A column of numbers.
        static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
    }

    /// What the table shows.
    var caption: String
    /// The columns; the first one names the row.
    var columns: [Column]
    /// The cells, row by row.
    var rows: [[String]]
}
