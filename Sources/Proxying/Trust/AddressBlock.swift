/// The addresses that begin with the same bits, in CIDR notation: `10.0.0.0/8`, `2001:db8::/32`, or one address.
package struct AddressBlock: Sendable, Equatable, CustomStringConvertible {
    private let base: IPAddress
    private let prefixLength: Int

    /// Reads `ADDRESS/BITS`, or an address alone, which is all of its bits.
    ///
    /// Bits behind the prefix must be zero: `10.1.0.0/8` is more likely a slip than a wish for all of `10.0.0.0/8`.
    package init(_ text: String) throws(AddressBlockError) {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let address = IPAddress(String(parts[0])) else { throw .malformed(text) }
        base = address
        guard parts.count == 2 else {
            prefixLength = address.width
            return
        }
        guard parts[1].allSatisfy({ $0.isASCII && $0.isNumber }), let length = Int(parts[1]) else {
            throw .malformed(text)
        }
        guard length <= address.width else { throw .prefixTooLong(text, longest: address.width) }
        prefixLength = length
        guard base.bits == AddressBlock.network(of: address, length) else {
            throw .bitsBehindPrefix(text)
        }
    }

    /// Whether the address is one of these.
    package func contains(_ address: IPAddress) -> Bool {
        address.isVersion6 == base.isVersion6 && AddressBlock.network(of: address, prefixLength) == base.bits
    }

    /// The notation that reads back as the same block.
    package var description: String { "\(base)/\(prefixLength)" }

    private static func network(of address: IPAddress, _ length: Int) -> UInt128 {
        // Shifting by the whole width leaves nothing, as a prefix of no bits should.
        let rest = UInt128(address.width - length)
        return (address.bits >> rest) << rest
    }
}
