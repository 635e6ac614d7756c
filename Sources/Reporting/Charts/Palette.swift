/// The colors of HTML reports in one scheme; the style sheet is made from it, and its contrast is tested.
///
/// Text, marks and lines stand out from the page and from cards by 4.5 : 1 or more (WCAG 2.2, 1.4.3). Lines of one chart
/// also differ in their dashes, verdicts in their signs: no color says anything alone.
struct Palette {
    /// Text.
    let ink: String
    /// Text of less weight.
    let soft: String
    /// The page.
    let paper: String
    /// Boxes on the page.
    let card: String
    /// Lines of grids and tables, which carry no meaning.
    let line: String
    /// Good news.
    let good: String
    /// Doubtful news.
    let warning: String
    /// Bad news.
    let bad: String
    /// Lines and bars of charts, in the order in which they are given out.
    let series: [String]
    /// Cells of a heat map, from few requests to many.
    let heat: [String]

    /// How many series are told apart; charts of more show their distribution.
    static let mostSeries = 12

    /// For a light page.
    static let light = Palette(
        ink: "#1b1f24",
        soft: "#57606a",
        paper: "#ffffff",
        card: "#f6f8fa",
        line: "#d0d7de",
        good: "#1a7f37",
        warning: "#8a5d00",
        bad: "#cf222e",
        series: [
            "#0969da", "#bc4c00", "#1a7f37", "#8250df", "#bf3989", "#7d6a00", "#0b7285", "#cf222e", "#57606a",
            "#1b2f8a", "#3f5c00", "#7a1f3d",
        ],
        heat: ["#cfe3fa", "#9cc5f5", "#66a3ec", "#2f7dd8", "#14559f", "#082c5c"]
    )

    /// For a dark page.
    static let dark = Palette(
        ink: "#e6edf3",
        soft: "#9da7b1",
        paper: "#0d1117",
        card: "#161b22",
        line: "#30363d",
        good: "#3fb950",
        warning: "#d29922",
        bad: "#ff7b72",
        series: [
            "#58a6ff", "#f0883e", "#3fb950", "#bc8cff", "#f778ba", "#e3c341", "#39c5cf", "#ff7b72", "#9da7b1",
            "#c2d6ff", "#b5d33d", "#ffc9d9",
        ],
        heat: ["#10294a", "#16457d", "#1f69b8", "#4c98e6", "#8fc3fb", "#dcecff"]
    )

    /// The colors by the names of their custom properties in CSS.
    var properties: [(name: String, color: String)] {
        [
            ("ink", ink), ("soft", soft), ("paper", paper), ("card", card), ("line", line), ("good", good),
            ("warning", warning), ("bad", bad),
        ] + series.enumerated().map { ("s\($0.offset)", $0.element) }
            + heat.enumerated().map { ("h\($0.offset)", $0.element) }
    }

    /// The declarations of the custom properties.
    var css: String { properties.map { "--\($0.name): \($0.color);" }.joined(separator: " ") }
}
