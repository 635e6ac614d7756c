/// The style sheet of the HTML report: light and dark, narrow and wide, screen and paper.
enum HTMLStyle {
    /// The rules, for a `style` element.
    static let sheet = """
        :root { color-scheme: light dark; --ink: #1b1f24; --soft: #57606a; --paper: #ffffff; --line: #d0d7de;
          --card: #f6f8fa; --first: #0969da; --second: #bc4c00; --good: #1a7f37; --warning: #9a6700; --bad: #cf222e; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6edf3; --soft: #9da7b1; --paper: #0d1117;
          --line: #30363d; --card: #161b22; --first: #58a6ff; --second: #f0883e; --good: #3fb950; --warning: #d29922;
          --bad: #ff7b72; } }
        * { box-sizing: border-box; }
        body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; background: var(--paper); color: var(--ink);
          font: 1rem/1.5 system-ui, sans-serif; }
        h1 { margin: 0; font-size: 1.6rem; } h2 { margin: 2rem 0 .5rem; font-size: 1.2rem; }
        .soft, figcaption, caption { color: var(--soft); }
        .verdicts { display: grid; gap: .75rem; padding: 0; list-style: none;
          grid-template-columns: repeat(auto-fit, minmax(16rem, 1fr)); }
        .verdicts li { padding: .75rem 1rem; background: var(--card); border: 1px solid var(--line);
          border-left: .4rem solid var(--soft); border-radius: .4rem; }
        .verdicts strong { display: block; font-size: 1.15rem; } .verdicts p { margin: .25rem 0 0; }
        .verdicts .good { border-left-color: var(--good); } .good strong { color: var(--good); }
        .verdicts .warning { border-left-color: var(--warning); } .warning strong { color: var(--warning); }
        .verdicts .bad { border-left-color: var(--bad); } .bad strong { color: var(--bad); }
        dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1rem; } dt { color: var(--soft); }
        dd { margin: 0; overflow-wrap: anywhere; }
        figure { margin: 0; overflow-x: auto; } svg { width: 100%; min-width: 34rem; height: auto; display: block; }
        svg text { fill: var(--ink); font: 12px system-ui, sans-serif; } svg .axis { stroke: var(--line); }
        svg .first { stroke: var(--first); } svg .second { stroke: var(--second); stroke-dasharray: 6 4; }
        svg .curve { fill: none; stroke-width: 2; } svg .bar { fill: var(--first); }
        svg .expected { stroke: var(--ink); stroke-width: 2; }
        .scroll { overflow-x: auto; } table { border-collapse: collapse; margin: .5rem 0; font-size: .9rem;
          font-variant-numeric: tabular-nums; }
        caption { text-align: left; padding: .25rem 0; } th, td { padding: .25rem .6rem; text-align: left;
          border-bottom: 1px solid var(--line); white-space: nowrap; }
        .number { text-align: right; }
        @media print { body { max-width: none; padding: 0; font-size: 10pt; } figure, table, .verdicts li {
          break-inside: avoid; } .scroll, figure { overflow: visible; } svg { min-width: 0; } }
        """
}
