import Analysis
import Codebooks
import Foundation
import Reports
import StudyIndex

/// People by codes, with summaries that can be written where they stand.
struct FrameworkPage {
  let frame: PageFrame

  func answer(_ query: QueryItems) throws -> WebAnswer {
    let study = frame.study
    let form = AskForm(
      query: query, address: "/framework",
      fields: [
        .code(study, none: "Codes at the top"), try .group(study, none: "No group"), .condition, try .coder(study),
        .review,
        .choice(
          key: "quote", label: "Quotes",
          [(value: "", name: "the longest"), (value: "pinned", name: "chosen ones"), (value: "none", name: "none")]),
      ], verb: "framework", downloaded: query)
    var context = form.context
    let matrix = try Asked.request(FrameworkRequest.self, query).answer(study)
    let codes = matrix.codes.map { study.codebook.codes[$0] }
    context["headings"] = .parts(
      zip(matrix.codes, codes).map { place, code in
        ["place": .text(String(place)), "codeName": .text(HTMLText.isolated(code.name))]
      })
    context["hasGroup"] = .flag(matrix.grouping != nil)
    context["rows"] = .parts(
      matrix.rows.map { row in
        [
          "person": .text(HTMLText.isolated(row.person)),
          "address": .text(HTMLText.escaped(PageLinks.person(row.person))),
          "group": matrix.grouping.map { _ in .text(row.level.map { HTMLText.isolated($0.label) } ?? "–") },
          "cells": .parts(zip(codes, row.cells).map { code, cell in self.cell(cell, code, of: row.person) }),
        ]
      })
    context["isEmpty"] = .flag(matrix.rows.isEmpty)
    context["count"] = .text(
      matrix.withSummary == 1 ? "1 cell has a summary." : "\(matrix.withSummary) cells have a summary.")
    context["canWrite"] = .flag(!frame.desk.isReadOnly)
    let content = try PageTemplates.render(context, with: "framework")
    return .html(try frame.page("Framework", content, script: "framework", place: .framework))
  }

  private func cell(_ cell: FrameworkMatrix.Cell, _ code: Code, of person: String) -> HTMLContext {
    let words = cell.quote?.text.split(whereSeparator: \.isWhitespace) ?? []
    let text = words.prefix(40).joined(separator: " ") + (words.count > 40 ? " …" : "")
    return [
      "person": .text(HTMLText.escaped(person)), "code": .text(HTMLText.escaped(code.id)),
      "label": .text(HTMLText.escaped("\(person), \(code.name)")),
      "canWrite": .flag(!frame.desk.isReadOnly && (cell.segments > 0 || cell.summary != nil)),
      "summary": cell.summary.map { .text(HTMLText.lines($0)) },
      "summaryText": .text(HTMLText.escaped(cell.summary ?? "")),
      "quote": cell.quote.map { quote in
        .part([
          "words": .text(HTMLText.escaped(text)), "direction": .text(HTMLText.direction(text)),
          "place": .text(HTMLText.isolated("\(quote.transcript.name), turn \(quote.segment.turn)")),
          "address": .text(
            HTMLText.escaped(
              PageLinks.transcript(
                quote.transcript.name, turn: quote.segment.turn, passage: quote.segment.ids.first))),
        ])
      },
      "isPinned": .flag(cell.isPinned),
      "segments": cell.segments > 0
        ? .text(cell.segments == 1 ? "1 passage" : "\(cell.segments) passages") : nil,
    ]
  }
}
