/// An entry of a chart's legend.
struct ChartKey: Equatable {
    /// What stands for it.
    enum Sample: Equatable {
        /// A piece of its line, with these classes.
        case line(String)
        /// A piece of its area, with these classes.
        case area(String)
    }

    /// Its name.
    var name: String
    /// What stands for it.
    var sample: Sample

    /// The entry as a list item.
    var html: String {
        let shape =
            switch sample {
            case .line(let classes): "<line class=\"curve \(classes)\" x1=\"1\" y1=\"6\" x2=\"31\" y2=\"6\"/>"
            case .area(let classes): "<rect class=\"\(classes)\" x=\"1\" y=\"1\" width=\"30\" height=\"10\"/>"
            }
        return "<li><svg class=\"key\" width=\"32\" height=\"12\" aria-hidden=\"true\">\(shape)</svg>"
            + "\(HTMLText.escaped(name))</li>"
    }
}
