/// A report as one HTML page that needs nothing else: no script, no other file, no network.
enum HTMLFormat {
  /// - Throws: `Problem` when a template cannot be read.
  static func render(_ report: Report) throws -> String {
    let page: [String: Any] = [
      "pageTitle": HTMLText.escaped("\(report.study): \(report.command)"),
      "unit": report.unit.map(HTMLText.escaped) as Any,
      "sections": report.sections.map { section($0.linked(only: [])) },
    ]
    return try HTMLTemplates.render(page.merging(inputs(report.inputs)) { own, _ in own }, with: "page")
  }

  /// What the template `inputs` is filled with.
  static func inputs(_ inputs: [(path: String, sha256: String)]) -> [String: Any] {
    [
      "hasInputs": !inputs.isEmpty, "inputCount": String(inputs.count),
      "inputs": inputs.map { ["path": HTMLText.escaped($0.path), "sha256": HTMLText.escaped($0.sha256)] },
    ]
  }

  /// What the template `section` is filled with.
  /// - Parameter level: of the heading over a list of quotes; the headings in it are one smaller, or the same when the
  ///   list has no title.
  static func section(_ section: Section, level: Int = 2) -> [String: Any] {
    switch section {
    case .table(let table), .listing(_, let table): ["table": HTMLTable(table: table).context]
    case .tree(let tree): ["table": HTMLTable(table: tree.table).context]
    case .quotes(let quotes): ["quotes": context(quotes, level: level)]
    case .text(let text): ["paragraphs": HTMLText.paragraphs(text)]
    }
  }

  private static func context(_ quotes: QuoteList, level: Int) -> [String: Any] {
    var items: [[String: Any]] = []
    var lastHeading: String?
    for item in quotes.items {
      let hasContext = !item.before.isEmpty || !item.after.isEmpty
      let start = item.before.unicodeScalars.count
      let coded = start..<start + item.text.unicodeScalars.count
      var context = [
        "words": HTMLText.lines(item.before + item.text + item.after, marked: hasContext ? coded : nil),
        "anchor": item.anchor.map { " id=\"\(HTMLText.escaped($0))\"" } ?? "",
        "language": item.language.map { " lang=\"\(HTMLText.escaped($0))\"" } ?? "",
      ]
      if item.heading != lastHeading, !item.heading.isEmpty {
        context["heading"] = chip(item.colour) + HTMLText.escaped(item.heading)
      }
      lastHeading = item.heading
      if !item.source.isEmpty { context["source"] = HTMLText.linked(HTMLText.escaped(item.source), to: item.link) }
      items.append(context)
    }
    var context: [String: Any] = [
      "items": items, "notes": quotes.notes.map(HTMLText.lines), "list": heading(level),
      "item": heading(quotes.title == nil ? level : level + 1),
    ]
    if let title = quotes.title { context["listTitle"] = HTMLText.escaped(title) }
    return context
  }

  /// The element of a heading; HTML has six.
  static func heading(_ level: Int) -> String { "h\(min(level, 6))" }

  /// A square of a code's colour; empty when it has none. A character, so that it survives printing and pasting.
  static func chip(_ colour: String?) -> String {
    guard let colour, HexColour.components(colour) != nil else { return "" }
    return "<span aria-hidden=\"true\" style=\"color:\(colour)\">■</span>&nbsp;"
  }
}
