/// What the template of a table is filled with.
struct HTMLTable {
  let table: Table

  var context: HTMLContext {
    let shown = table.shownColumns
    let width = shown.map { span(table.columns[$0]) }.reduce(0, +)
    return [
      "hasGroups": .flag(table.hasGroups), "groups": .parts(table.groups(over: shown).map(group)),
      "headings": .parts(shown.map(heading)), "rows": .parts(table.rows.map { row($0, shown: shown, width: width) }),
      "notes": .texts(table.notes.map(HTMLText.lines)), "caption": table.title.map { .text(HTMLText.lines($0)) },
      "tableID": .text(table.anchor.map { " id=\"\(HTMLText.escaped($0))\"" } ?? ""),
      "tableWide": .text(table.isWide ? " wide" : ""),
      "tableName": table.title.map { .text(HTMLText.escaped($0)) },
    ]
  }

  /// Cells that a column takes: a keyword in context takes three, so that the keywords are under one another.
  private func span(_ column: Column) -> Int { column.alignment == .keyword ? 3 : 1 }

  private func group(_ group: (heading: String?, columns: [Int])) -> HTMLContext {
    let width = group.columns.map { span(table.columns[$0]) }.reduce(0, +)
    guard let heading = group.heading else {
      return ["name": .text("td"), "attributes": .text(attributes([], span: width)), "heading": .text("")]
    }
    return [
      "name": .text("th"), "attributes": .text(" scope=\"colgroup\"" + attributes(["group"], span: width)),
      "heading": .text(HTMLText.escaped(heading)),
    ]
  }

  private func heading(_ number: Int) -> HTMLContext {
    let column = table.columns[number]
    return [
      "attributes": .text(attributes(classes(column, isNumber: table.isNumeric(number)), span: span(column))),
      "heading": .text(HTMLText.escaped(column.heading)),
    ]
  }

  private func row(_ row: Table.Row, shown: [Int], width: Int) -> HTMLContext {
    let cells = shown.enumerated().flatMap { place, number in
      self.cells(row.cell(number), in: table.columns[number], isFirst: place == 0, indent: row.indent)
    }
    return [
      "attributes": .text(attributes(row.ruleAbove ? ["rule"] : [])), "cells": .parts(cells),
      "quoted": .parts(row.quoted.map { quoted($0, width: width) }),
    ]
  }

  private func quoted(_ line: QuotedLine, width: Int) -> HTMLContext {
    let lead = line.lead.map { HTMLText.lines($0) + ": " } ?? ""
    let source = line.source.map { " " + HTMLText.linked("(\(HTMLText.lines($0)))", to: line.link) } ?? ""
    let words = HTMLText.lines(line.text)
    let language = line.language.map { "<span lang=\"\(HTMLText.escaped($0))\">\(words)</span>" }
    return ["span": .text(String(width)), "text": .text(lead + (language ?? words) + source)]
  }

  private func cells(_ cell: Cell, in column: Column, isFirst: Bool, indent: Int) -> [HTMLContext] {
    if column.alignment == .keyword { return keywordCells(cell) }
    var classes = classes(column, isNumber: cell.isNumber)
    switch cell.emphasis {
    case .normal: break
    case .bold: classes.append("bold")
    case .dim: classes.append("dim")
    }
    let lead = isFirst ? String(repeating: Self.indent, count: max(indent, 0)) : ""
    let words = HTMLText.linked(HTMLText.lines(cell.plain, marked: cell.highlight), to: cell.link)
    return [
      [
        "name": .text(isFirst ? "th" : "td"),
        "attributes": .text((isFirst ? " scope=\"row\"" : "") + attributes(classes)),
        "text": .text(lead + HTMLFormat.chip(cell.colour) + words),
      ]
    ]
  }

  /// One step of the code tree: spaces at which no line breaks, and which other programs keep when pasted.
  private static let indent = "&nbsp;&nbsp;&nbsp;&nbsp;"

  private func keywordCells(_ cell: Cell) -> [HTMLContext] {
    let text = DisplayText(oneLine: cell.plain)
    let match = (cell.highlight ?? 0..<0).clamped(to: 0..<text.count)
    func part(_ range: Range<Int>, _ classes: [String], marked: Bool = false) -> HTMLContext {
      let words = HTMLText.escaped(text.string(text.trimmed(range)))
      return [
        "name": .text("td"), "attributes": .text(attributes(classes)),
        "text": .text(marked ? "<mark>\(words)</mark>" : words),
      ]
    }
    return [
      part(0..<match.lowerBound, ["keyword", "right"]), part(match, ["keyword"], marked: true),
      part(match.upperBound..<text.count, ["keyword"]),
    ]
  }

  private func classes(_ column: Column, isNumber: Bool) -> [String] {
    switch column.alignment {
    case .right: ["right"]
    case .left: isNumber ? ["right"] : [column.wraps ? "text" : "line"]
    case .centre, .keyword: ["centre"]
    }
  }

  private func attributes(_ classes: [String], span: Int = 1) -> String {
    (classes.isEmpty ? "" : " class=\"\(classes.joined(separator: " "))\"")
      + (span == 1 ? "" : " colspan=\"\(span)\"")
  }
}
