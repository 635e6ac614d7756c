import Testing

@testable import HTTPWire

@Suite struct ByteSetTests {
    private let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"

    @Test func setsHoldExactlyTheirBytes() {
        let visible = (0x21...0x7E).map { UInt8($0) }
        check(.token, Array((letters + "!#$%&'*+-.^_`|~").utf8))
        check(.target, visible.filter { !"\"#<>".utf8.contains($0) })
        check(.registeredName, Array((letters + "-._~!$&'()*+;=%").utf8))
        check(.digit, Array("0123456789".utf8))
    }

    private func check(_ set: ByteSet, _ members: [UInt8]) {
        for byte in UInt8.min...UInt8.max { #expect(set.contains(byte) == members.contains(byte), "\(byte)") }
    }

    @Test func controlBytesAreFoundAtEveryPlace() {
        for control in (UInt8(0)..<0x20).map({ $0 }) + [0x7F] {
            for place in 0..<20 {
                var bytes = [UInt8](repeating: 0xFF, count: 20)
                bytes[place] = control
                #expect(bytes.withUnsafeBytes { $0.firstControlByte(from: 0) } == place)
            }
        }
        for plain in (UInt8(0x20)...0xFF) where plain != 0x7F {
            #expect([UInt8](repeating: plain, count: 19).withUnsafeBytes { $0.firstControlByte(from: 1) } == 19)
        }
    }
}
