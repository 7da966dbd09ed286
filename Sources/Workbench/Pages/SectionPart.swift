import Reports

/// Sections of a report as parts of a page: like those of `report.html`, but their links lead to the workbench's pages.
struct SectionPart {
  /// Where a fragment leads; `nil` for nowhere.
  let address: (String) -> String?
  /// Whether rates in the columns of levels are shaded by how large they are.
  let isShaded: Bool

  init(isShaded: Bool = false, address: @escaping (String) -> String? = { PageLinks.address(of: $0) }) {
    self.address = address
    self.isShaded = isShaded
  }

  func html(_ sections: [Section]) throws -> String {
    try PageTemplates.render(["sections": .parts(sections.map(context))], with: "sections")
  }

  private func context(_ section: Section) -> HTMLContext {
    switch section {
    case .table(let table), .listing(_, let table): ["table": .part(context(table))]
    case .tree(let tree): ["table": .part(context(tree.table))]
    case .quotes(let quotes): ["quotes": .part(context(quotes))]
    case .text(let text):
      ["paragraphs": .texts(text.split(separator: "\n\n").map { HTMLText.lines(String($0)) })]
    }
  }

  // MARK: Tables

  func context(_ table: Table) -> HTMLContext {
    let shown = table.columns.indices.filter { !table.columns[$0].dataOnly }
    let rates = isShaded ? table.rows.flatMap { row in shown.compactMap { row.cell($0).rate } } : []
    let greatest = max(rates.max() ?? 1, 0.000_001)
    let numeric = Set(shown.filter { column in table.rows.contains { $0.cell(column).isNumber } })
    return [
      "caption": table.title.map { .text(HTMLText.lines($0)) },
      "groups": .parts(groups(table, shown)),
      "headings": .parts(
        shown.map { column in
          [
            "class": .text(numeric.contains(column) ? " class=\"number\"" : ""),
            "heading": .text(HTMLText.escaped(table.columns[column].heading)),
          ]
        }),
      "rows": .parts(table.rows.map { row($0, shown, of: table, greatest) }),
      "notes": .texts(table.notes.map(HTMLText.lines)),
    ]
  }

  private func groups(_ table: Table, _ shown: [Int]) -> [HTMLContext] {
    guard shown.contains(where: { table.columns[$0].group != nil }) else { return [] }
    var groups: [(heading: String?, width: Int)] = []
    for column in shown {
      let heading = table.columns[column].group
      if let last = groups.last, last.heading == heading {
        groups[groups.count - 1].width += 1
      } else {
        groups.append((heading, 1))
      }
    }
    let cells = groups.map { group in
      let span = group.width > 1 ? " colspan=\"\(group.width)\"" : ""
      return group.heading.map { "<th scope=\"colgroup\"\(span)>\(HTMLText.escaped($0))</th>" } ?? "<td\(span)></td>"
    }
    return [["cells": .text(cells.joined())]]
  }

  private func row(_ row: Table.Row, _ shown: [Int], of table: Table, _ greatest: Double) -> HTMLContext {
    let cells = shown.enumerated().map { place, column -> String in
      let cell = row.cell(column)
      var classes: [String] = []
      if cell.isNumber { classes.append("number") }
      if cell.emphasis == .dim { classes.append("faint") }
      if cell.emphasis == .bold { classes.append("strong") }
      if !table.columns[column].wraps { classes.append("line") }
      if isShaded, table.columns[column].group != nil, let rate = cell.rate, rate > 0 {
        classes.append("heat-\(min(10, max(1, Int((rate / greatest * 10).rounded(.up)))))")
      }
      if place == 0, row.indent > 0 { classes.append("step-\(min(row.indent, 6))") }
      let name = place == 0 ? "th scope=\"row\"" : "td"
      let attributes = classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\""
      return "<\(name)\(attributes)>\(words(cell))</\(place == 0 ? "th" : "td")>"
    }
    return [
      "ruled": .text(row.ruleAbove ? " class=\"ruled\"" : ""), "cells": .text(cells.joined()),
      "quoted": .parts(
        row.quoted.map { line in
          [
            "width": .text(String(shown.count)), "lead": .text(line.lead.map { HTMLText.escaped($0) + ": " } ?? ""),
            "words": .text(HTMLText.lines(line.text)),
            "source": .text(line.source.map { linked("(\(HTMLText.escaped($0)))", to: line.link) } ?? ""),
          ]
        }),
    ]
  }

  private func words(_ cell: Cell) -> String {
    let words = HTMLText.lines(cell.plain, marked: cell.highlight)
    return Chip.html(cell.colour) + linked(words, to: cell.link)
  }

  private func linked(_ html: String, to fragment: String?) -> String {
    guard let target = fragment.flatMap(address), !html.isEmpty else { return html }
    return "<a href=\"\(HTMLText.escaped(target))\">\(html)</a>"
  }

  // MARK: Quotes

  private func context(_ list: QuoteList) -> HTMLContext {
    var last: String?
    let items = list.items.map { item -> HTMLContext in
      defer { last = item.heading }
      let source = HTMLText.escaped(item.source)
      return [
        "heading": item.heading == last || item.heading.isEmpty
          ? nil : .text(Chip.html(item.colour) + HTMLText.escaped(item.heading)),
        "before": .text(HTMLText.escaped(item.before)), "words": .text(HTMLText.lines(item.text)),
        "after": .text(HTMLText.escaped(item.after)), "direction": .text(HTMLText.direction(item.text)),
        "source": .text(linked(source, to: item.link)),
      ]
    }
    return [
      "listTitle": list.title.map { .text(HTMLText.escaped($0)) }, "items": .parts(items),
      "notes": .texts(list.notes.map(HTMLText.lines)),
    ]
  }
}

/// A square of a code's colour. Drawn, since pages take no style of their own.
enum Chip {
  /// - Parameter colour: `#rrggbb`; anything else gives nothing.
  static func html(_ colour: String?) -> String {
    guard let colour, colour.wholeMatch(of: /#[0-9A-Fa-f]{6}/) != nil else { return "" }
    return
      "<svg class=\"chip\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><rect width=\"10\" height=\"10\" fill=\"\(colour)\"/></svg>"
  }
}

extension Cell {
  /// A share, or a rate with its interval.
  fileprivate var rate: Double? {
    switch content {
    case .percent(let share, _): share
    case .estimate(let rate, _, _, _): rate
    default: nil
    }
  }
}
