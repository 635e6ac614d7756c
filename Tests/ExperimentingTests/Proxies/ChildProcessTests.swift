import Foundation
import TestSupport
import Testing

@testable import Experimenting

@Suite struct ChildProcessTests {
    private func shell(_ script: String, in folder: borrowing TemporaryFolder) throws -> ChildProcess {
        try ChildProcess("/bin/sh", ["-c", script], environment: ["RRBENCH=yes"], output: folder.path("output"))
    }

    @Test func itsEndIsSeen() throws {
        let folder = try TemporaryFolder()
        #expect(try shell("exit 7", in: folder).wait(atMost: 10) == .exited(7))
        #expect(try shell("kill -KILL $$", in: folder).wait(atMost: 10) == .signalled(9))
        let running = try shell("sleep 100", in: folder)
        #expect(running.poll() == nil)
        kill(-running.pid, SIGKILL)
        #expect(running.wait(atMost: 10) == .signalled(9))
    }

    @Test func itGetsItsStreamsAndNothingElse() throws {
        let folder = try TemporaryFolder()
        let open = fcntl(1, F_DUPFD, 200)
        defer { close(open) }
        let child = try shell("echo $RRBENCH; echo two >&2; test -e /proc/$$/fd/\(open) && echo inherited", in: folder)
        #expect(child.wait(atMost: 10) == .exited(1))
        #expect(try String(contentsOfFile: folder.path("output"), encoding: .utf8) == "yes\ntwo\n")
    }

    @Test func aProgramThatIsNotThereCannotBeStarted() throws {
        let folder = try TemporaryFolder()
        let error = #expect(throws: ExperimentError.self) {
            try ChildProcess("/no/such/program", [], output: folder.path("output"))
        }
        #expect("\(error.map { "\($0)" } ?? "")".contains("/no/such/program cannot be started"))
    }

    @Test func programsAreLookedUp() throws {
        #expect(try ProgramPath.find("sh").hasSuffix("/sh"))
        #expect(try ProgramPath.find("/bin/sh") == "/bin/sh")
        for program in ["no-such-program", "/no/such/program"] {
            #expect(throws: ExperimentError.self) { try ProgramPath.find(program) }
        }
    }

    /// What a group holds ends with its keeper, grandchildren included, and so does the folder.
    @Test func nothingOfAGroupIsLeft() throws {
        let keeper = try ProcessKeeper(prefix: "test")
        let output = "\(keeper.folder)/output"
        let child = try ChildProcess(
            "/bin/sh",
            ["-c", "trap '' TERM; sleep 1000 & echo $!; wait"],
            output: output,
            group: keeper.group
        )
        var grandchild: pid_t?
        #expect(
            eventually {
                grandchild = (try? String(contentsOfFile: output, encoding: .utf8))
                    .flatMap { pid_t($0.trimmingCharacters(in: .newlines)) }
                return grandchild != nil
            }
        )
        let pid = try #require(grandchild)
        var usage = GroupUsage(of: keeper.group)
        usage.read()
        #expect(try #require(usage.cpuNanoseconds) >= 0)
        #expect(try #require(usage.residentBytes) > 0)
        keeper.end()
        #expect(child.wait(atMost: 10) == .signalled(SIGKILL))
        #expect(eventually { kill(pid, 0) != 0 || isZombie(pid) })
        #expect(!FileManager.default.fileExists(atPath: keeper.folder))
    }

    /// By then its folder's name, and its group's number, may belong to somebody else.
    @Test func aKeeperEndsOnce() throws {
        let keeper = try ProcessKeeper(prefix: "test")
        keeper.end()
        try FileManager.default.createDirectory(atPath: keeper.folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: keeper.folder) }
        keeper.end()
        #expect(FileManager.default.fileExists(atPath: keeper.folder))
    }

    @Test func aKeeperThatCannotStartLeavesNoFolder() throws {
        let prefix = "test-\(UUID().uuidString)"
        #expect(throws: ExperimentError.self) { try ProcessKeeper(prefix: prefix, shell: "/no/such/shell") }
        let left = try FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
        #expect(!left.contains { $0.contains(prefix) })
    }

    private func isZombie(_ pid: pid_t) -> Bool {
        let stat = (try? String(contentsOfFile: "/proc/\(pid)/stat", encoding: .utf8)) ?? ""
        return stat.contains(") Z ")
    }
}
