extension ReportPage {
  /// Light, dark and printed; nothing depends on colour alone.
  static let style = """
    :root { color-scheme: light dark; --ink: #1b2430; --paper: #ffffff; --soft: #5d6b7a;
      --line: #d5dce4; --done: #1f7a5a; --partial: #8a5a10; --missed: #b23b3b; --band: #dceee7; }
    @media (prefers-color-scheme: dark) { :root { --ink: #e8edf2; --paper: #14191f; --soft: #9aa7b5;
      --line: #38424d; --done: #56c596; --partial: #e0b050; --missed: #f08080; --band: #1f3a31; } }
    @media print { :root { --ink: #000; --paper: #fff; --soft: #444; --line: #bbb; --done: #1f7a5a;
      --partial: #8a5a10; --missed: #a02020; --band: #e3efe9; }
      h2, figure, tr { break-inside: avoid; } h2, h2 + p { break-after: avoid; } main { padding: 0; } }
    @page { size: A4; margin: 16mm; }
    * { box-sizing: border-box; }
    body { margin: 0; background: var(--paper); color: var(--ink);
      font: 16px/1.5 system-ui, sans-serif; }
    main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem; }
    h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1rem; }
    h2 { font-size: 1.25rem; margin: 2rem 0 0.25rem; overflow-wrap: anywhere; }
    p { margin: 0.25rem 0; }
    .facts { display: grid; grid-template-columns: repeat(auto-fit, minmax(8rem, 1fr)); gap: 0.5rem;
      margin: 0 0 1.5rem; }
    .facts div { border: 1px solid var(--line); border-radius: 0.5rem; padding: 0.5rem 0.75rem; }
    dt { color: var(--soft); font-size: 0.875rem; } dd { margin: 0; font-weight: 600; }
    .pair { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
      gap: 1rem; }
    @media print { .pair { grid-template-columns: 1fr 1fr; } }
    figure { margin: 0; } figcaption { font-weight: 600; overflow-wrap: anywhere; }
    svg { width: 100%; height: auto; max-width: 36rem; display: block; }
    .legend { color: var(--soft); font-size: 0.875rem; }
    .key { font-weight: 700; } .key.done { color: var(--done); } .key.partial { color: var(--partial); }
    .key.missed { color: var(--missed); }
    svg text { fill: var(--ink); font: 11px system-ui, sans-serif; } svg .soft { fill: var(--soft); }
    svg .cell { fill: none; stroke: var(--line); } svg .done { fill: var(--done); }
    svg .partial { fill: var(--partial); } svg .missed { fill: var(--missed); }
    svg .mark { fill: var(--paper); font-weight: 700; } svg .free, svg .ahead { fill: none; }
    svg .grid { stroke: var(--line); } svg .band { fill: var(--band); }
    svg .line { fill: none; stroke: var(--done); stroke-width: 2; } svg .dot { fill: var(--done); }
    svg .stop { fill: var(--missed); font-weight: bold; }
    svg .pain { stroke: var(--missed); } svg .dot.pain { fill: var(--missed); }
    svg .bar { fill: var(--done); }
    .scroll { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; min-width: 38rem; font-size: 0.875rem; }
    @media print { table { min-width: 0; } }
    th, td { text-align: left; padding: 0.35rem 0.5rem; border-bottom: 1px solid var(--line);
      vertical-align: top; overflow-wrap: break-word; }
    td:first-child { white-space: nowrap; } td:last-child { max-width: 16rem; overflow-wrap: anywhere; }
    footer { color: var(--soft); font-size: 0.875rem; margin-top: 2rem; }
    """
}
