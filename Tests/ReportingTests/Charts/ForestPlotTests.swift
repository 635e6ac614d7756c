import Testing

@testable import Reporting

@Suite("Forest plot")
struct ForestPlotTests {
    private static var plot: ForestPlot {
        ForestPlot(
            title: "p99",
            rows: [
                ForestPlot.Row(
                    label: "<a> against b",
                    figures: "−50 %",
                    tone: .good,
                    estimate: -0.5,
                    interval: -0.6 ... -0.4
                ),
                ForestPlot.Row(label: "c against b", figures: "no figure", tone: .neutral),
            ],
            leastEffect: 0.02,
            label: { "\(Quantity.number($0 * 100)) %" }
        )
    }

    @Test("Every difference is in words, with a drawing where there is one, and a line at no difference")
    func rows() {
        let html = Self.plot.html
        #expect(html.contains("&lt;a&gt; against b</strong><span>−50 %</span>"))
        #expect(html.contains("no figure"))
        #expect(html.ranges(of: "class=\"indifference\"").count == 2)
        #expect(html.ranges(of: "<circle").count == 1)
        #expect(html.ranges(of: "class=\"interval\"").count == 1)
        #expect(html.ranges(of: "class=\"expected\"").count == 2)
        #expect(html.ranges(of: "aria-hidden=\"true\"").count == 5)
    }

    @Test("The axis holds no difference, even where all are on one side")
    func axis() {
        #expect(Self.plot.html.contains(">0 %</text>"))
    }
}
