import Basics
import Mustache

/// The parts of HTML pages, as Mustache templates. Every value is escaped before it gets here (`HTMLText`), hence
/// the triple braces. A name that a context lacks is looked up in those around it: no name is used on two levels.
enum HTMLTemplates {
  static let all: [String: String] = [
    "page": page, "section": section, "table": table, "quotes": quotes, "style": style, "inputs": inputs,
    "report": report, "chapter": chapter, "picture": picture, "appendix": appendix, "reportStyle": reportStyle,
    "figureStyle": Palette.styleSheet,
  ]

  /// - Throws: `Problem` when a template cannot be read.
  static func render(_ context: [String: Any], with template: String) throws -> String {
    var library = MustacheLibrary()
    for (name, text) in all {
      do {
        try library.register(text, named: name)
      } catch {
        throw Problem.brokenTemplate(name)
      }
    }
    guard let html = library.render(context, withTemplate: template) else { throw Problem.brokenTemplate(template) }
    return html
  }

  static let page = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="generator" content="strand">
    <title>{{{pageTitle}}}</title>
    <style>
    {{> style}}
    </style>
    </head>
    <body>
    <header>
    <h1>{{{pageTitle}}}</h1>
    {{#unit}}
    <p class="note">Unit: {{{unit}}}</p>
    {{/unit}}
    </header>
    <main>
    {{#sections}}
    {{> section}}
    {{/sections}}
    </main>
    {{> inputs}}
    </body>
    </html>

    """

  static let section = """
    {{#table}}
    {{> table}}
    {{/table}}
    {{#quotes}}
    {{> quotes}}
    {{/quotes}}
    {{#paragraphs}}
    <p dir="auto">{{{.}}}</p>
    {{/paragraphs}}

    """

  static let inputs = """
    {{#hasInputs}}
    <footer>
    <details>
    <summary>Inputs ({{{inputCount}}})</summary>
    <table class="inputs">
    <thead><tr><th scope="col">file</th><th scope="col">SHA-256</th></tr></thead>
    <tbody>
    {{#inputs}}
    <tr><td>{{{path}}}</td><td><code>{{{sha256}}}</code></td></tr>
    {{/inputs}}
    </tbody>
    </table>
    </details>
    </footer>
    {{/hasInputs}}

    """

  static let table = """
    <div class="scroll" tabindex="0"{{#caption}} role="region" aria-label="{{{tableName}}}"{{/caption}}>
    <table>
    {{#caption}}
    <caption><span>{{{caption}}}</span></caption>
    {{/caption}}
    <thead>
    {{#hasGroups}}
    <tr>{{#groups}}<{{{name}}}{{{attributes}}}>{{{heading}}}</{{{name}}}>{{/groups}}</tr>
    {{/hasGroups}}
    <tr>{{#headings}}<th scope="col"{{{attributes}}}>{{{heading}}}</th>{{/headings}}</tr>
    </thead>
    <tbody>
    {{#rows}}
    <tr{{{attributes}}}>{{#cells}}<{{{name}}}{{{attributes}}}>{{{text}}}</{{{name}}}>{{/cells}}</tr>
    {{#quoted}}
    <tr class="quoted"><td colspan="{{{span}}}"><blockquote dir="auto">{{{text}}}</blockquote></td></tr>
    {{/quoted}}
    {{/rows}}
    </tbody>
    </table>
    </div>
    {{#notes}}
    <p class="note">{{{.}}}</p>
    {{/notes}}

    """

  static let quotes = """
    <section>
    {{#listTitle}}
    <{{{list}}}>{{{listTitle}}}</{{{list}}}>
    {{/listTitle}}
    {{#items}}
    {{#heading}}
    <{{{item}}}>{{{heading}}}</{{{item}}}>
    {{/heading}}
    <figure{{{anchor}}}>
    <blockquote dir="auto"{{{language}}}><p>{{{words}}}</p></blockquote>
    {{#source}}
    <figcaption><cite>{{{source}}}</cite></figcaption>
    {{/source}}
    </figure>
    {{/items}}
    {{#notes}}
    <p class="note">{{{.}}}</p>
    {{/notes}}
    </section>

    """

  static let style = """
    :root { color-scheme: light dark; --ink: #1c1c1c; --paper: #ffffff; --faint: #5c5c5c; --line: #b8b8b8; --mark: #fff0b3; }
    @media (prefers-color-scheme: dark) {
      :root { --ink: #e8e6e3; --paper: #181818; --faint: #a8a6a2; --line: #555555; --mark: #574a10; }
    }
    body { margin: 0 auto; max-width: 64rem; padding: 1rem; color: var(--ink); background: var(--paper);
      font: 1rem/1.5 system-ui, "Noto Sans", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
    h1 { font-size: 1.35rem; line-height: 1.25; margin: 0.5rem 0; }
    h2 { font-size: 1.15rem; margin: 2rem 0 0.5rem; }
    h3 { font-size: 1rem; margin: 1.5rem 0 0.25rem; }
    .scroll { overflow-x: auto; margin: 1.5rem 0 0.5rem; }
    table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
    caption { text-align: left; font-weight: 600; padding: 0 0 0.5rem; }
    caption span { display: block; position: sticky; left: 0; max-width: min(100%, 100vw - 2rem); }
    th, td { padding: 0.2rem 0.6rem; text-align: left; vertical-align: top; }
    th { font-weight: 600; }
    tbody th { font-weight: normal; }
    thead th { vertical-align: bottom; border-bottom: 1px solid var(--line); }
    tbody tr:last-child > * { border-bottom: 1px solid var(--line); }
    tr.rule > * { border-top: 1px solid var(--line); }
    .group, .centre { text-align: center; }
    .right { text-align: right; }
    td.right { white-space: nowrap; }
    .text { min-width: 11rem; }
    .line { white-space: nowrap; }
    .keyword { white-space: nowrap; padding-left: 0.2rem; padding-right: 0.2rem; }
    .bold { font-weight: 600; }
    .dim, .note, figcaption { color: var(--faint); }
    .note, figcaption { font-size: 0.875rem; margin: 0.25rem 0; }
    mark { background: var(--mark); color: inherit; }
    figure { margin: 1rem 0; break-inside: avoid; }
    blockquote { margin: 0; padding-left: 0.9rem; border-left: 3px solid var(--line); overflow-wrap: anywhere; }
    blockquote p { margin: 0; }
    .quoted blockquote { position: sticky; left: 0; max-width: min(100%, 100vw - 3.5rem); }
    figcaption { padding-left: calc(0.9rem + 3px); }
    cite { font-style: normal; }
    footer { margin-top: 2rem; font-size: 0.875rem; }
    .inputs td { overflow-wrap: anywhere; }
    @media print {
      :root { --ink: #000000; --paper: #ffffff; --faint: #444444; --line: #888888; --mark: #eeeeee; }
      body { max-width: none; padding: 0; font-size: 10pt; }
      .scroll { overflow: visible; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      h2, h3 { break-after: avoid; }
    }

    """
}
