import Foundation
import Testing

@testable import Serving

struct EchoDocumentTests {
    private static func document(_ headers: [(String, [UInt8])], target: String = "/echo") -> [UInt8] {
        var document = Array("POST".utf8).withUnsafeBytes { method in
            Array(target.utf8).withUnsafeBytes { EchoDocument(method: method, target: $0) }
        }
        for (name, value) in headers {
            Array(name.utf8).withUnsafeBytes { name in
                value.withUnsafeBytes { document.append(name: name, value: $0) }
            }
        }
        return document.finish(bodyLength: 12)
    }

    @Test func exactBytes() {
        let bytes = Self.document([("A", Array("1".utf8)), ("a", [])])
        let expected = #"{"method":"POST","target":"/echo","headers":[["A","1"],["a",""]],"body_length":12}"# + "\n"
        #expect(String(decoding: bytes, as: UTF8.self) == expected)
    }

    @Test func withoutHeaders() {
        let bytes = Self.document([])
        #expect(String(decoding: bytes, as: UTF8.self).contains(#""headers":[],"#))
    }

    @Test func everyByteComesBackThroughAnyJSONParser() throws {
        let all = (UInt8.min...UInt8.max).map { $0 }
        let document = try JSONSerialization.jsonObject(with: Data(Self.document([("X", all)])))
        let headers = try #require((document as? [String: Any])?["headers"] as? [[String]])
        #expect(headers[0][1].unicodeScalars.map(\.value) == all.map { UInt32($0) })
    }
}
