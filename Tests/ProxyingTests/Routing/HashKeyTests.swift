import Proxying
import Testing

@Suite struct HashKeyTests {
    @Test(arguments: ["address", "path", "header:X-User", "cookie:session"])
    func readsBackWhatItPrints(_ text: String) {
        #expect(HashKey(text)?.description == text)
    }

    @Test(arguments: ["", "Address", "path:x", "header", "header:", "cookie:", "query"])
    func refusesTheRest(_ text: String) {
        #expect(HashKey(text) == nil)
    }
}
