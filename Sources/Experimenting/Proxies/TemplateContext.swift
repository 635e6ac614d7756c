/// What the names in a ``ConfigurationTemplate`` stand for: values, switches, and lists of inner contexts.
struct TemplateContext {
    /// Texts by name.
    var values: [String: String] = [:]
    /// Switches by name.
    var switches: [String: Bool] = [:]
    /// Lists by name; what an entry does not know, this context does.
    var lists: [String: [TemplateContext]] = [:]

    /// The text of a value.
    func value(_ name: String) throws(ExperimentError) -> String {
        if let value = values[name] { return value }
        throw .usage("'{{\(name)}}' is no value here; the values are \(values.keys.sorted().joined(separator: ", ")).")
    }

    /// The contexts in which a section is rendered: one for each entry of a list, this one or none for a switch.
    func contexts(of name: String, isInverted: Bool) throws(ExperimentError) -> [TemplateContext] {
        if let list = lists[name], !isInverted { return list.map(merging) }
        if let isOn = switches[name] { return isOn != isInverted ? [self] : [] }
        let names = (Array(switches.keys) + Array(lists.keys)).sorted().joined(separator: ", ")
        throw .usage("'{{#\(name)}}' is no switch or list here; there are \(names).")
    }

    private func merging(_ inner: TemplateContext) -> TemplateContext {
        TemplateContext(
            values: values.merging(inner.values) { $1 },
            switches: switches.merging(inner.switches) { $1 },
            lists: lists.merging(inner.lists) { $1 }
        )
    }
}
