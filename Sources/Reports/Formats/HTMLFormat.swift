import Ground
import Mustache

/// A report as one HTML page that needs nothing else: no script, no other file, no network.
enum HTMLFormat {
  /// - Throws: `Problem` when a template cannot be read.
  static func render(_ report: Report) throws -> String {
    let page: [String: Any] = [
      "pageTitle": HTMLText.escaped("\(report.study): \(report.command)"),
      "unit": report.unit.map(HTMLText.escaped) as Any,
      "sections": report.sections.map(section),
      "hasInputs": !report.inputs.isEmpty,
      "inputCount": String(report.inputs.count),
      "inputs": report.inputs.map {
        ["path": HTMLText.escaped($0.path), "sha256": HTMLText.escaped($0.sha256)]
      },
    ]
    guard let html = try library().render(page, withTemplate: "page") else { throw Problem.brokenTemplate("page") }
    return html
  }

  private static func library() throws -> MustacheLibrary {
    var library = MustacheLibrary()
    for (name, template) in HTMLTemplates.all {
      do {
        try library.register(template, named: name)
      } catch {
        throw Problem.brokenTemplate(name)
      }
    }
    return library
  }

  private static func section(_ section: Section) -> [String: Any] {
    switch section {
    case .table(let table), .listing(_, let table): ["table": HTMLTable(table: table).context]
    case .tree(let tree): ["table": HTMLTable(table: tree.table).context]
    case .quotes(let quotes): ["quotes": context(quotes)]
    case .text(let text): ["paragraphs": HTMLText.paragraphs(text)]
    }
  }

  private static func context(_ quotes: QuoteList) -> [String: Any] {
    var items: [[String: Any]] = []
    var heading: String?
    for item in quotes.items {
      let hasContext = !item.before.isEmpty || !item.after.isEmpty
      let start = item.before.unicodeScalars.count
      let coded = start..<start + item.text.unicodeScalars.count
      var context = ["words": HTMLText.lines(item.before + item.text + item.after, marked: hasContext ? coded : nil)]
      if item.heading != heading, !item.heading.isEmpty {
        context["heading"] = chip(item.colour) + HTMLText.escaped(item.heading)
      }
      heading = item.heading
      if !item.source.isEmpty { context["source"] = HTMLText.escaped(item.source) }
      items.append(context)
    }
    var context: [String: Any] = ["items": items, "notes": quotes.notes.map(HTMLText.lines)]
    if let title = quotes.title { context["listTitle"] = HTMLText.escaped(title) }
    return context
  }

  /// A square of a code's colour; empty when it has none. A character, so that it survives printing and pasting.
  static func chip(_ colour: String?) -> String {
    guard let colour, HexColour.components(colour) != nil else { return "" }
    return "<span aria-hidden=\"true\" style=\"color:\(colour)\">■</span>&nbsp;"
  }
}
