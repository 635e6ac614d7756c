import Foundation
import TestSupport
import Testing

/// Bad input gets one sentence that names the value and the remedy, the documented status, and leaves nothing behind.
@Suite struct BadInputTests {
    @Test(
        arguments: [
            (["run", "-c", "0"], "-c 0"),
            (["run", "-c", "many"], "-c many"),
            (["run", "-q", "-5"], "'-5'"),
            (["run", "-z", "10"], "'10'"),
            (["run", "-n", "0"], "-n 0"),
            (["run", "-n", "5", "-z", "1s"], "--requests and --duration"),
            (["run", "--strategy", "fastest"], "'fastest'"),
            (["run", "--service", "slow"], "'slow'"),
            (["run", "--arrivals", "poisson"], "--rate"),
            (["run", "-q", "5", "--arrivals", "bursty"], "'bursty'"),
            (["run", "--backends", "0"], "--backends 0"),
            (["run", "--listen", "8000"], "'8000'"),
            (["run", "-t", "9", "-c", "8"], "-t 9"),
            (["run", "http://127.0.0.1:1/", "--backends", "3"], "--backends"),
            (["run", "ftp://127.0.0.1/"], "'ftp://127.0.0.1/'"),
            (["run", "-H", "nonsense"], "'nonsense'"),
            (["run", "--think", "5ms", "-q", "10"], "--think and --rate"),
            (["run", "--think", "soon"], "'soon'"),
            (["run", "--trace", "/nowhere.csv"], "/nowhere.csv"),
            (["run", "--trace", "/dev/null"], "/dev/null"),
            (["run", "--trace", "/dev/null", "-q", "5"], "--trace and --rate"),
            (["run", "-q", "5", "--arrivals", "burst:0"], "burst:N"),
            (["simulate", "--trace", "/dev/null", "--rate", "5"], "--trace and --rate"),
            (["simulate", "--stages", "1s:5", "--rate", "5"], "--rate and --stages"),
            (["simulate", "--stages", "soon"], "'soon'"),
            (["simulate", "--stages", "1s:5", "--sweep", "utilization=0.5:0.9:0.1"], "--stages"),
            (["run", "--frequency", "5"], "--frequency"),
            (["run", "--http2"], "--http2"),
            (["run", "--resolve", "a:1:127.0.0.1"], "--resolve"),
            (["run", "http://127.0.0.1:1/", "--resolve", "a:1"], "'a:1'"),
            (["run", "http://127.0.0.1:1/", "--streams", "2"], "--http2"),
            (["run", "http://127.0.0.1:1/", "--streams", "0", "--http2"], "--streams 0"),
            (["run", "https://127.0.0.1:1/", "--cacert", "/nowhere.pem"], "/nowhere.pem"),
            (["run", "https://127.0.0.1:1/", "--cert", "/dev/null"], "/dev/null"),
            (["run", "https://127.0.0.1:1/", "--key", "/dev/null"], "/dev/null"),
            (["run", "http://127.0.0.1:1/", "--unix-socket", ""], "Unix socket"),
            (["run", "--user", "nobody"], "--user nobody"),
            (["run", "--user", "a:b", "--bearer", "c"], "--user and --bearer"),
            (["run", "--bearer", "a b"], "--bearer"),
            (["run", "--expect-status", "2x"], "'2x'"),
            (["run", "--expect-header", "X"], "'X'"),
            (["run", "--expect-body", ""], "empty"),
            (["run", "-m", "HEAD", "--expect-body", "x"], "HEAD"),
            (["run", "-m", "HEAD", "-b", "x"], "HEAD"),
            (["run", "http://u:p@127.0.0.1:1/", "--user", "a:b"], "--user"),
            (["run", "--connection-mode", "loose"], "'loose'"),
            (["run", "--connection-mode", "pinned", "--no-keepalive"], "--no-keepalive"),
            (["proxy", "--upstream", "nowhere"], "'nowhere'"),
            (["proxy", "--upstream", "127.0.0.1:1,colour=red"], "'colour=red'"),
            (["proxy", "--upstream", "127.0.0.1:1,verify=off"], "'verify=off'"),
            (["proxy", "--upstream", "https://127.0.0.1:1,sni="], "'sni='"),
            (["proxy", "--tls-certificate", "a.pem"], "--tls-key"),
            (["proxy", "--tls-key", "a.key"], "--tls-certificate"),
            (["proxy", "--redirect-listen", "127.0.0.1:0"], "--tls-certificate"),
            (["proxy", "--trusted-proxy", "10.1.0.0/8"], "'10.1.0.0/8'"),
            (["backend", "--error-rate", "2"], "--error-rate 2"),
            (["run", "--find-max", "p99 <"], "position 6"),
            (["run", "--find-max", "errors == 0", "-n", "5"], "--find-max and --requests"),
            (["run", "--find-max", "errors == 0", "--check", "p99 < 1s"], "--find-max and --check"),
            (["run", "--find-max", "errors == 0", "--junit", "j.xml"], "--find-max and --junit"),
            (["run", "--proxy", "direct", "--strategy", "p2c"], "--strategy p2c"),
            (["run", "--proxy", "direct", "--connection-mode", "pinned"], "--connection-mode pinned"),
            (["calibrate", "--stall", "1ms"], "--stall 1ms"),
            (["calibrate", "--stall", "1s", "-c", "5"], "-c and --stall"),
            (["calibrate", "-t", "9", "-c", "8"], "-t 9"),
            (["report", "--format", "pdf"], "pdf"),
            (["export", "--table", "nothing"], "nothing"),
        ] as [([String], String)]
    )
    func isUsage(arguments: [String], named value: String) throws {
        let folder = try TemporaryFolder()
        let outcome = try BuiltBinary.run(arguments, in: folder.url)
        #expect(outcome.status == 64, "\(outcome.errors)")
        #expect(outcome.errors.contains(value), "\(outcome.errors)")
        #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }

    @Test func portInUse() throws {
        let folder = try TemporaryFolder()
        let backend = try BuiltBinary.start(["backend", "--port", "0"])
        let address = "127.0.0.1:\(try backend.listeningPort())"
        for arguments in [
            ["run", "--backend-port", "0", "--listen", address], ["proxy", "--listen", address],
            ["backend", "--listen", address],
        ] {
            let outcome = try BuiltBinary.run(arguments, in: folder.url)
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains(address) && outcome.errors.contains("in use"), "\(outcome.errors)")
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
        _ = backend.stop()
    }

    @Test func nobodyAnswers() throws {
        let folder = try TemporaryFolder()
        let backend = try BuiltBinary.start(["backend", "--port", "0"])
        let url = "http://127.0.0.1:\(try backend.listeningPort())/"
        _ = backend.stop()
        let outcome = try BuiltBinary.run(["run", url], in: folder.url)
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(url), "\(outcome.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
    }

    @Test func unwritableDatabase() throws {
        let folder = try TemporaryFolder()
        let quick = ["run", "--listen", "127.0.0.1:0", "--backend-port", "0", "-n", "10", "--warmup", "0"]
        for path in [folder.url.path, "/proc/rrbench.sqlite"] {
            let outcome = try BuiltBinary.run(quick + ["--db", path])
            #expect(outcome.status == 1)
            #expect(outcome.errors.contains(path), "\(outcome.errors)")
        }
        try Data("no database".utf8).write(to: folder.url.appendingPathComponent("text"))
        let outcome = try BuiltBinary.run(quick + ["--db", folder.path("text")])
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains(folder.path("text")))
        #expect(try String(contentsOfFile: folder.path("text"), encoding: .utf8) == "no database")
    }

    @Test func missingRunOrDatabase() throws {
        let folder = try TemporaryFolder()
        for command in [["report"], ["export"], ["runs", "list"], ["runs", "show"]] {
            let outcome = try BuiltBinary.run(command, in: folder.url)
            #expect(outcome.status == 1, "\(outcome.errors)")
            #expect(outcome.errors.contains("results/rrbench.sqlite"))
        }
    }
}
