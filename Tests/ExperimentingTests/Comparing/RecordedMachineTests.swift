import Testing

@testable import Experimenting

@Suite("Recorded machine")
struct RecordedMachineTests {
    private func machine(
        _ proxy: String,
        kernel: String = "Linux 6.1",
        versions: String = #""curl": "8.1""#
    ) -> RecordedMachine {
        RecordedMachine(
            host:
                #"{"cpu": "A", "cores": 2, "kernel": "\#(kernel)", "process": {"pid": 1}, "versions": {\#(versions)}}"#,
            proxy: proxy
        )
    }

    @Test("The version of a proxy is no difference of machines")
    func proxies() {
        let nginx = machine("nginx", versions: #""curl": "8.1", "nginx": "1.22.1""#)
        #expect(RecordedMachine.warnings([machine("embedded"), nginx]).isEmpty)
        #expect(nginx.proxyVersion == "1.22.1")
    }

    @Test("What differs is named")
    func differences() {
        let warnings = RecordedMachine.warnings([
            machine("embedded"), machine("embedded", kernel: "Linux 5.4", versions: #""curl": "7.88""#),
        ])
        #expect(
            warnings == [
                "The runs were made on different machines or with different libraries (curl, kernel): a difference may be "
                    + "theirs."
            ]
        )
    }

    @Test("Two versions of one proxy are told")
    func versions() {
        let warnings = RecordedMachine.warnings(
            ["1.24.0", "1.22.1", "1.24.0"].map { machine("nginx", versions: #""curl": "8.1", "nginx": "\#($0)""#) }
        )
        #expect(warnings == ["The runs were made with nginx 1.22.1 and 1.24.0: a difference may be theirs."])
    }
}
