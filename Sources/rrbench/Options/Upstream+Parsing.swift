internal import Experimenting
internal import Proxying

extension Upstream {
    /// A backend as `--upstream` takes it: `HOST:PORT[,weight=W][,name=N][,backup]`; the name is `backend-NUMBER` by default.
    init(parsing text: String, number: Int) throws {
        var parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let address = try ArgumentValue.address(String(parts.removeFirst()), flag: "--upstream")
        guard address.port > 0 else {
            throw CommandFailure.usage("--upstream \(text): a backend needs its port, such as 127.0.0.1:8081.")
        }
        var name = "backend-\(number)"
        var weight = 1.0
        var isBackup = false
        for part in parts {
            let pair = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            switch (pair.first, pair.last.map(String.init)) {
            case ("name", let value?) where pair.count == 2 && !value.isEmpty:
                name = value
            case ("weight", let value?) where pair.count == 2:
                guard let number = Double(value), number >= 0, number.isFinite else {
                    throw CommandFailure.usage("--upstream \(text): the weight '\(value)' is not a number from 0.")
                }
                weight = number
            case ("backup", _) where pair.count == 1:
                isBackup = true
            default:
                throw CommandFailure.usage(
                    "--upstream \(text): '\(part)' is unknown; write HOST:PORT[,weight=W][,name=N][,backup]."
                )
            }
        }
        self.init(name: name, host: address.host, port: address.port, weight: weight, isBackup: isBackup)
    }
}
