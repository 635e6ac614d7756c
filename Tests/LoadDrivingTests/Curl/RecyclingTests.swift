import CCurl
import Glibc
import Synchronization
import Testing

@testable import LoadDriving

/// The memory that libcurl is given, on threads that recycle and on threads that do not.
@Suite("Recycling")
struct RecyclingTests {
    /// What a thread found, to be read after it has ended.
    private final class Finding: Sendable {
        let value = Mutex("")
    }

    /// Around every edge between two lists, and beyond the last one.
    private static let sizes: [Int] = {
        let edges =
            Array(stride(from: 64, through: 2048, by: 64)) + Array(stride(from: 4096, through: 32_768, by: 4096))
        return edges.reduce(into: [0, 1, 16]) { $0 += [$1 - 1, $1, $1 + 1] }
    }()

    /// What a closure finds wrong on a thread that recycles; "" for nothing.
    private func onWorker(_ find: @escaping @Sendable () -> String) throws -> String {
        let finding = Finding()
        try WorkerThread(name: "recycling") { finding.value.withLock { $0 = find() } }.join()
        return finding.value.withLock { $0 }
    }

    /// Takes blocks of every size, makes each grow to every larger one, and looks whether its bytes stayed.
    @Sendable private static func growBlocks() -> String {
        for (index, size) in sizes.enumerated() {
            for larger in [size] + sizes[index...].dropFirst().prefix(4) + [40_000, 70_000] where larger >= size {
                guard let small = recycling_malloc(size) else { return "no block of \(size)" }
                guard UInt(bitPattern: small) % 16 == 0 else { return "a block of \(size) is not aligned" }
                memset(small, 0x5A, size)
                guard let large = recycling_realloc(small, larger) else { return "\(size) does not grow to \(larger)" }
                let bytes = UnsafeRawBufferPointer(start: large, count: size)
                guard bytes.allSatisfy({ $0 == 0x5A }) else { return "\(size) lost bytes on the way to \(larger)" }
                memset(large, 0xFF, larger)
                recycling_free(large)
                guard let clean = recycling_calloc(1, larger) else { return "no clean block of \(larger)" }
                let zeros = UnsafeRawBufferPointer(start: clean, count: larger)
                guard zeros.allSatisfy({ $0 == 0 }) else { return "a clean block of \(larger) is dirty" }
                recycling_free(clean)
            }
        }
        return ""
    }

    @Test("blocks keep their bytes as they grow, and clean ones are clean, whatever the size")
    func grow() throws {
        #expect(Self.growBlocks() == "")
        #expect(try onWorker(Self.growBlocks) == "")
    }

    @Test("a worker gets the block that it freed last, for any size of the same step, and no block twice")
    func reuse() throws {
        let finding = try onWorker {
            guard let first = recycling_malloc(100), let second = recycling_malloc(100) else { return "no memory" }
            guard first != second else { return "one block twice" }
            recycling_free(first)
            recycling_free(second)
            guard recycling_malloc(65) == second, recycling_malloc(128) == first else { return "not the freed blocks" }
            guard let third = recycling_malloc(100), third != first, third != second else { return "one block twice" }
            for block in [first, second, third] { recycling_free(block) }
            return ""
        }
        #expect(finding == "")
    }

    @Test("a block may be freed by another thread, of either kind, than made it")
    func otherThread() throws {
        let address = try onWorker { recycling_strdup("made by a worker").map { "\(UInt(bitPattern: $0))" } ?? "" }
        let block = try #require(UInt(address).flatMap { UnsafeMutablePointer<CChar>(bitPattern: $0) })
        #expect(String(cString: block) == "made by a worker")
        recycling_free(block)
        let own = try #require(recycling_strdup("made here"))
        let bits = UInt(bitPattern: own)
        #expect(
            try onWorker {
                recycling_free(UnsafeMutableRawPointer(bitPattern: bits))
                return recycling_malloc(10) == UnsafeMutableRawPointer(bitPattern: bits) ? "" : "not recycled"
            } == ""
        )
    }

    @Test("a size that does not fit in memory is refused, and nothing is freed as in C")
    func limits() {
        #expect(recycling_malloc(.max) == nil)
        #expect(recycling_calloc(.max, 2) == nil)
        recycling_free(nil)
        let block = recycling_realloc(nil, 10)
        #expect(block != nil)
        recycling_free(block)
    }
}
