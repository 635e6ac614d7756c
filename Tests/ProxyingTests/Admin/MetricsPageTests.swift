import Testing

@testable import Proxying

@Suite struct MetricsPageTests {
    @Test func textsAreEscaped() throws {
        var page = MetricsPage()
        page.begin("a_total", .counter, "a \\ of\ntwo \"lines\"")
        let odd = "\\ \" \n ü {},="
        page.sample(1, ["name": odd])
        page.sample(2.5, ["name": "b"])
        page.single("c", .gauge, "c", 1e-7)
        #expect(
            page.text == """
                # HELP a_total a \\\\ of\\ntwo "lines"
                # TYPE a_total counter
                a_total{name="\\\\ \\" \\n ü {},="} 1
                a_total{name="b"} 2.5
                # HELP c c
                # TYPE c gauge
                c 1e-07

                """
        )
        let read = try Exposition(page.text)
        #expect(read.value("a_total", ["name": odd]) == 1 && read.value("c") == 1e-7)
    }

    @Test(
        arguments: [
            "", "x 1\n", "# HELP a_total a\na_total 1\n", "# HELP a_total a\n# TYPE a_total counter\na_total 1",
            "# HELP a a\n# TYPE a counter\na 1\n", "# HELP a_total a\n# TYPE a_total gauge\na_total 1\n",
            "# HELP a a\n# TYPE a gauge\na{b=\"1} 1\n", "# HELP a a\n# TYPE a gauge\na{1b=\"1\"} 1\n",
            "# HELP a a\n# TYPE a gauge\na 1\na 2\n", "# HELP a a\n# TYPE a gauge\na x\n",
            "# HELP a a\n# TYPE a gauge\nb 1\n", "# HELP a a\n# TYPE a gauge\na{b=\"\\x\"} 1\n",
            "# HELP a a\n# TYPE a histogram\na_bucket{le=\"1\"} 1\na_sum 1\na_count 1\n",
            "# HELP a a\n# TYPE a histogram\na_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_sum 1\na_count 1\n",
        ]
    )
    func theReaderIsStrict(_ text: String) {
        #expect(throws: Exposition.Fault.self) { try Exposition(text) }
    }
}
