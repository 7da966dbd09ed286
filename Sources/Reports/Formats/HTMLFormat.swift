/// A report as one HTML page that needs nothing else: no script, no other file, no network.
enum HTMLFormat {
  /// - Throws: `Problem` when a template cannot be read.
  static func render(_ report: Report) throws -> String {
    let page: HTMLContext = [
      "pageTitle": .text(HTMLText.escaped("\(report.study): \(report.command)")),
      "unit": report.unit.map { .text(HTMLText.escaped($0)) },
      "sections": .parts(report.sections.map { section($0.linked(only: [])) }),
    ]
    return try HTMLTemplates.render(page.filled(with: inputs(report.inputs)), with: "page")
  }

  /// What the template `inputs` is filled with.
  static func inputs(_ inputs: [(path: String, sha256: String)]) -> HTMLContext {
    [
      "hasInputs": .flag(!inputs.isEmpty), "inputCount": .text(String(inputs.count)),
      "inputs": .parts(
        inputs.map { ["path": .text(HTMLText.escaped($0.path)), "sha256": .text(HTMLText.escaped($0.sha256))] }),
    ]
  }

  /// What the template `section` is filled with.
  /// - Parameter level: of the heading over a list of quotes; the headings in it are one smaller, or the same when the
  ///   list has no title.
  static func section(_ section: Section, level: Int = 2) -> HTMLContext {
    switch section {
    case .table(let table), .listing(_, let table): ["table": .part(HTMLTable(table: table).context)]
    case .tree(let tree): ["table": .part(HTMLTable(table: tree.table).context)]
    case .quotes(let quotes): ["quotes": .part(context(quotes, level: level))]
    case .text(let text): ["paragraphs": .texts(HTMLText.paragraphs(text))]
    }
  }

  private static func context(_ quotes: QuoteList, level: Int) -> HTMLContext {
    var items: [HTMLContext] = []
    var lastHeading: String?
    for item in quotes.items {
      items.append(context(item, isUnderSameHeading: item.heading == lastHeading || item.heading.isEmpty))
      lastHeading = item.heading
    }
    return [
      "items": .parts(items), "notes": .texts(quotes.notes.map(HTMLText.lines)), "list": .text(heading(level)),
      "item": .text(heading(quotes.title == nil ? level : level + 1)),
      "listTitle": quotes.title.map { .text(HTMLText.escaped($0)) },
    ]
  }

  private static func context(_ item: QuoteItem, isUnderSameHeading: Bool) -> HTMLContext {
    let hasContext = !item.before.isEmpty || !item.after.isEmpty
    let start = item.before.unicodeScalars.count
    let coded = start..<start + item.text.unicodeScalars.count
    let source = HTMLText.linked(HTMLText.escaped(item.source), to: item.link)
    return [
      "words": .text(HTMLText.lines(item.before + item.text + item.after, marked: hasContext ? coded : nil)),
      "anchor": .text(item.anchor.map { " id=\"\(HTMLText.escaped($0))\"" } ?? ""),
      "direction": .text(HTMLText.direction(item.text)), "language": .text(language(item.language)),
      "heading": isUnderSameHeading ? nil : .text(chip(item.colour) + HTMLText.escaped(item.heading)),
      "source": item.source.isEmpty ? nil : .text(source),
    ]
  }

  /// The attribute of another language than the page's.
  private static func language(_ tag: String?) -> String {
    guard let tag, tag != HTMLText.pageLanguage else { return "" }
    return " lang=\"\(HTMLText.escaped(tag))\""
  }

  /// The element of a heading; HTML has six.
  static func heading(_ level: Int) -> String { "h\(min(level, 6))" }

  /// A square of a code's colour; empty when it has none. A character, so that it survives printing and pasting.
  static func chip(_ colour: String?) -> String {
    guard let colour, HexColour.components(colour) != nil else { return "" }
    return "<span aria-hidden=\"true\" style=\"color:\(colour)\">■</span>&nbsp;"
  }
}
