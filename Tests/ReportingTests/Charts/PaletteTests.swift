import Foundation
import Testing

@testable import Reporting

@Suite("Palette")
struct PaletteTests {
    private static let schemes = [Palette.light, Palette.dark]

    /// Relative luminance of a color such as `#0969da` (WCAG 2.2).
    private static func luminance(_ color: String) -> Double {
        let channels = channels(color)
        return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
    }

    /// The linear red, green and blue of a color.
    private static func channels(_ color: String) -> [Double] {
        let number = Int(color.dropFirst(), radix: 16) ?? 0
        return [number >> 16, number >> 8 & 255, number & 255].map { byte in
            let value = Double(byte) / 255
            return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
        }
    }

    private static func contrast(_ first: String, _ second: String) -> Double {
        let (low, high) = (min(luminance(first), luminance(second)), max(luminance(first), luminance(second)))
        return (high + 0.05) / (low + 0.05)
    }

    /// A color in Oklab (Ottosson 2020), in which distances are how different colors look.
    private static func oklab(_ color: String) -> [Double] {
        let rgb = channels(color)
        let l = cbrt(0.4122214708 * rgb[0] + 0.5363325363 * rgb[1] + 0.0514459929 * rgb[2])
        let m = cbrt(0.2119034982 * rgb[0] + 0.6806995451 * rgb[1] + 0.1073969566 * rgb[2])
        let s = cbrt(0.0883024619 * rgb[0] + 0.2817188376 * rgb[1] + 0.6299787005 * rgb[2])
        return [
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s,
        ]
    }

    @Test("Text, marks and lines stand out from page and cards by 4.5 to 1", arguments: [0, 1])
    func contrast(scheme: Int) {
        let palette = Self.schemes[scheme]
        let tones = [palette.ink, palette.soft, palette.good, palette.warning, palette.bad]
        for background in [palette.paper, palette.card] {
            for tone in tones + palette.series {
                let ratio = Self.contrast(tone, background)
                #expect(ratio >= 4.5, "\(tone) on \(background): \(ratio)")
            }
        }
    }

    @Test("Any two series look different", arguments: [0, 1])
    func distinctness(scheme: Int) {
        let series = Self.schemes[scheme].series
        #expect(series.count == Palette.mostSeries)
        for (index, first) in series.enumerated() {
            for second in series[..<index] {
                let distance = zip(Self.oklab(first), Self.oklab(second)).map { pow($0 - $1, 2) }.reduce(0, +)
                #expect(distance.squareRoot() > 0.06, "\(first) and \(second): \(distance.squareRoot())")
            }
        }
    }

    @Test("A fuller cell of the heat map stands out more from the page", arguments: [0, 1])
    func heat(scheme: Int) {
        let palette = Self.schemes[scheme]
        let contrasts = palette.heat.map { Self.contrast($0, palette.paper) }
        #expect(zip(contrasts, contrasts.dropFirst()).allSatisfy { $1 > $0 * 1.2 })
        #expect(contrasts[0] > 1.15)
    }
}
