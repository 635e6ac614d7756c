/// The style sheet of the HTML report: light and dark, narrow and wide, screen and paper.
enum HTMLStyle {
    /// The rules, for a `style` element.
    static let sheet = """
        :root { color-scheme: light dark; \(Palette.light.css) }
        @media (prefers-color-scheme: dark) { :root { \(Palette.dark.css) } }
        @media print { :root { color-scheme: light; \(Palette.light.css) } }
        \(page)
        \(verdicts)
        \(tables)
        \(charts)
        \(forest)
        \(classes)
        \(media)
        """

    private static let page = """
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 64rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, sans-serif; }
        h1 { margin: 0; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
        h2 { margin: 2.5rem 0 .75rem; padding-top: 1rem; border-top: 1px solid var(--line); font-size: 1.3rem; }
        h3 { margin: 0 0 .25rem; font-size: 1.05rem; } * + h3 { margin-top: 1.5rem; } h2 + h3 { margin-top: 0; }
        a { color: var(--s0); } nav ul, .legend, .verdicts { padding: 0; list-style: none; }
        nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin: 1rem 0; }
        .soft, figcaption, caption, dt { color: var(--soft); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; }
        dd { margin: 0; overflow-wrap: anywhere; }
        :focus-visible { outline: 3px solid var(--s0); outline-offset: 2px; border-radius: 2px; }
        """

    private static let verdicts = """
        .verdicts { display: grid; gap: .75rem; margin: 1rem 0;
          grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); }
        .verdicts li { padding: .75rem 1rem; background: var(--card); border: 1px solid var(--line);
          border-left: .4rem solid var(--soft); border-radius: .4rem; overflow-wrap: anywhere; }
        .verdicts strong { display: block; font-size: 1.2rem; } .verdicts p { margin: .25rem 0 0; }
        .sign { display: inline-block; width: 1.5em; height: 1.5em; margin-right: .4em; border-radius: 50%;
          line-height: 1.5; text-align: center; color: var(--card); background: var(--soft); }
        .verdicts .good { border-left-color: var(--good); } .good strong { color: var(--good); }
        .verdicts .warning { border-left-color: var(--warning); } .warning strong { color: var(--warning); }
        .verdicts .bad { border-left-color: var(--bad); } .bad strong { color: var(--bad); }
        .good .sign { background: var(--good); } .warning .sign { background: var(--warning); }
        .bad .sign { background: var(--bad); }
        """

    private static let tables = """
        .scroll { overflow-x: auto; max-height: 30rem; margin: .5rem 0; }
        table { border-collapse: collapse; font-size: .9rem; font-variant-numeric: tabular-nums; }
        caption { text-align: left; padding: .25rem 0; } th, td { padding: .25rem .6rem; text-align: left;
          border-bottom: 1px solid var(--line); white-space: nowrap; }
        td.long { white-space: normal; min-width: 14rem; } .number { text-align: right; }
        details { margin: .5rem 0 0; } summary { cursor: pointer; color: var(--s0); }
        .query { position: relative; } pre { overflow-x: auto; margin: .5rem 0; padding: .75rem;
          background: var(--card); border: 1px solid var(--line); border-radius: .4rem; font-size: .85rem; }
        pre code { user-select: all; } .copy { position: absolute; top: .4rem; right: .4rem; font: inherit;
          font-size: .85rem; padding: .1rem .6rem; color: var(--ink); background: var(--paper);
          border: 1px solid var(--soft); border-radius: .3rem; cursor: pointer; }
        """

    private static let charts = """
        figure { margin: 0 0 2rem; } .plot { padding: 26px 14px 46px 70px; }
        .plot:has(> .bars) { padding: 0; }
        .chart { display: block; width: 100%; overflow: visible; }
        .chart text { fill: var(--ink); font: 12px system-ui, sans-serif; } .chart .axis-title { fill: var(--soft); }
        .axis-title[y="-10"] { transform: translateX(-62px); }
        .axis { stroke: var(--line); } .shapes { overflow: visible; }
        .curve { fill: none; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
        .shapes * { vector-effect: non-scaling-stroke; }
        .d1 { stroke-dasharray: 7 4; } .d2 { stroke-dasharray: 2 4; } circle { stroke-dasharray: none; }
        .b0 { fill: var(--s0); fill-opacity: .15; } .b1 { fill: var(--s0); fill-opacity: .3; }
        .span { fill: var(--bad); fill-opacity: .12; } line.mark { stroke: var(--bad); stroke-dasharray: 3 3; }
        .chart text.mark { fill: var(--bad); font-weight: 600; }
        .bar { fill: var(--s0); } .expected { stroke: var(--ink); stroke-width: 2; }
        .legend { display: flex; flex-wrap: wrap; gap: .1rem 1.1rem; margin: .25rem 0; font-size: .9rem; }
        .legend li { display: flex; align-items: center; gap: .4rem; overflow-wrap: anywhere; }
        .key { flex: none; } .events { margin: .5rem 0; padding-left: 2rem; font-size: .9rem; }
        """

    private static let forest = """
        .forest { margin: .5rem 0 0; padding: 0; list-style: none; }
        .forest li, .forest-scale { display: grid; grid-template-columns: 17rem 19rem 1fr; gap: 0 1rem;
          align-items: center; }
        .forest li { padding: .3rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
        .forest .sign { font-size: .8rem; } .forest-scale svg { grid-column: 3; }
        .interval { stroke: var(--soft); stroke-width: 3; } .indifference { fill: var(--line); fill-opacity: .5; } .forest circle { fill: var(--soft); stroke: var(--paper); }
        .forest .good circle { fill: var(--good); } .forest .bad circle { fill: var(--bad); }
        .forest .good .interval { stroke: var(--good); } .forest .bad .interval { stroke: var(--bad); }
        """

    /// The colors of lines, points and cells.
    private static let classes: String = {
        let lines = Palette.light.series.indices.map { ".c\($0) { stroke: var(--s\($0)); }" }
        let points = Palette.light.series.indices.map { "circle.c\($0) { fill: var(--s\($0)); }" }
        let cells = Palette.light.heat.indices.map { ".h\($0) { fill: var(--h\($0)); }" }
        return (lines + points + cells).joined(separator: " ")
    }()

    private static let media = """
        @media (max-width: 40rem) { body { padding: 1rem; } h1 { font-size: 1.25rem; } .minor { display: none; }
          .plot { padding-left: 62px; padding-right: 20px; } .axis-title[y="-10"] { transform: translateX(-54px); }
          .forest li, .forest-scale { grid-template-columns: 1fr; } .forest-scale svg { grid-column: 1; }
          dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .5rem; } }
        @media print { body { max-width: none; padding: 0; font-size: 10pt; } .copy, nav { display: none; }
          figure, tr, .verdicts li { break-inside: avoid; } h2, h3 { break-after: avoid; }
          .scroll, pre { overflow: visible; max-height: none; } pre { white-space: pre-wrap; }
          .verdicts li, .sign, .bar, .chart { print-color-adjust: exact; } }
        """
}
