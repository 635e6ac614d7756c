internal import Foundation

/// What of the column `host` of a run makes its figures incomparable with others': the machine and the libraries, but
/// not the process that recorded, and not the version of the proxy, which is what is compared.
struct RecordedMachine {
    /// What balanced in the run.
    let proxy: String
    /// The version of the proxy, where it is another program's.
    let proxyVersion: String?
    /// Names such as `cpu`, `kernel` and `curl` with their values.
    let parts: [String: String]

    /// The machine of a run by the columns `host` and `proxy`.
    init(host: String, proxy: String) {
        let json = (try? JSONSerialization.jsonObject(with: Data(host.utf8))) as? [String: Any] ?? [:]
        var parts = json["versions"] as? [String: String] ?? [:]
        self.proxy = proxy
        proxyVersion = parts.removeValue(forKey: proxy)
        for name in ["cpu", "kernel"] { parts[name] = json[name] as? String }
        parts["cores"] = (json["cores"] as? Int).map { "\($0)" }
        self.parts = parts
    }

    /// What differs between the machines of runs, each in a sentence: their parts, and the versions of one proxy.
    static func warnings(_ machines: [RecordedMachine]) -> [String] {
        let names = Set(machines.flatMap(\.parts.keys)).sorted()
        let differing = names.filter { name in Set(machines.map { $0.parts[name] }).count > 1 }
        var warnings: [String] = []
        if !differing.isEmpty {
            warnings.append(
                "The runs were made on different machines or with different libraries "
                    + "(\(differing.joined(separator: ", "))): a difference may be theirs."
            )
        }
        let versions = Dictionary(grouping: machines, by: \.proxy)
            .mapValues { Set($0.compactMap(\.proxyVersion)).sorted() }
        for (proxy, versions) in versions.sorted(by: { $0.key < $1.key }) where versions.count > 1 {
            let list = versions.joined(separator: " and ")
            warnings.append("The runs were made with \(proxy) \(list): a difference may be theirs.")
        }
        return warnings
    }
}
