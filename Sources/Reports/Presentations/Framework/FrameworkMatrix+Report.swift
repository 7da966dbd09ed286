public import Analysis
import Codebooks
import Respondents
import StudyIndex

extension FrameworkMatrix: PresentedAnswer {
  public var title: String { "Framework matrix" }

  /// People down, codes across; in each cell a summary, the number of segments and a quote.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let schema = Self.schema(
      grouping: grouping?.name,
      codes: codes.map { LevelHeading(name: view.codebook.codes[$0].id, heading: view.codebook.codes[$0].name) })
    return try Report(
      "framework", of: view.study, unit: "segments",
      sections: [.table(schema.table(title: title, rows, notes: notes))],
      payload: [
        ("by", grouping.map { JSONValue.string($0.name) } ?? .null),
        ("summaries", file.map { JSONValue.string($0) } ?? .null),
        ("codes", .strings(codes.map { view.codebook.codes[$0].id })), ("rows", schema.values(rows)),
        ("notes", .strings(notes)),
      ])
  }

  static func schema(grouping: String?, codes: [LevelHeading]) -> Schema<Row> {
    Schema([
      .text("person", "Person", .wrapped(8)) { $0.person },
      .text("level", "Group", .wrapped(8), unit: "level's name") { $0.level?.name }.read { $0.level?.label }
        .shown(if: grouping != nil),
      .list("transcripts", "Transcripts", .data) { $0.transcripts },
      .integer("words", "words", .data, unit: "words that the person says") { $0.words },
      .levels("cells", codes, levelKey: "code", Cell.schema) { $0.cells },
    ])
  }

  private var notes: [String] {
    let quote =
      switch quotes {
      case .longest: ", the chosen quote or else the longest"
      case .pinned: ", the chosen quote"
      case .none: ""
      }
    var notes = ["In a cell: the summary\(quote), and in brackets the number of segments."]
    if let file {
      notes.append(
        "Summaries are from \(file): \(counted(withSummary, "cell")) with a summary"
          + (withoutSummary > 0
            ? ", \(counted(withoutSummary, "cell")) with segments and without a summary." : "."))
      if !others.isEmpty {
        notes.append(
          "\(counted(others.count, "row")) of \(file) \(others.count == 1 ? "is" : "are") of people or codes not shown."
        )
      }
    } else {
      notes.append("There is no table of summaries: `strand framework --template` makes one to fill in.")
    }
    if rows.contains(where: { $0.cells.contains(where: \.isPinned) }) { notes.append("*: a quote that was chosen.") }
    notes.append("A code counts the segments of the codes below it.")
    notes += [reviewCounts.note].compactMap { $0 }
    if let grouping {
      let outside = rows.filter { $0.level == nil }.map(\.person)
      if !outside.isEmpty { notes.append("In no level of \(grouping.label): \(outside.joined(separator: ", ")).") }
      notes += grouping.notes
    }
    return notes + view.countingNotes
  }
}

extension FrameworkMatrix.Cell {
  static var schema: Schema<FrameworkMatrix.Cell> {
    Schema([
      .reading("cell", "", .wrapped(18)) { cell in .text(cell.words(ofQuote: 40)) },
      .text("summary", "summary", .data, unit: "of one's own") { $0.summary },
      .integer("segments", "segments", .data, unit: "segments") { $0.segments },
      .integer("segment_words", "words", .data, unit: "words inside the segments") { $0.words },
      .text("quote", "quote", .data) { $0.quote?.text },
      .text("quote_id", "quote's id", .data, unit: "coding's id") { $0.quote?.segment.ids.first },
      .text("quote_place", "quote's place", .data, unit: "transcript:turn") { cell in
        cell.quote.map { "\($0.transcript.name):\($0.segment.turn)" }
      },
      .flag("pinned", "pinned", .data) { $0.isPinned },
    ])
  }

  /// Everything that people read of a cell; long quotes are cut, with an ellipsis.
  private func words(ofQuote most: Int) -> String? {
    var parts: [String] = []
    if let summary { parts.append(summary) }
    if let quote {
      let all = quote.text.split(whereSeparator: \.isWhitespace)
      let text = all.count > most ? all.prefix(most).joined(separator: " ") + " …" : all.joined(separator: " ")
      parts.append("“\(text)”\(isPinned ? "*" : "") (\(quote.transcript.name):\(quote.segment.turn))")
    }
    if segments > 0 { parts.append("(\(segments))") }
    return parts.isEmpty ? nil : parts.joined(separator: " ")
  }
}

extension FrameworkMatrix {
  /// A table of summaries to fill in: a row a cell with segments or a summary. All that has been written is kept, also of
  /// cells that are not shown.
  public func template() -> [UInt8] {
    var bytes: [UInt8] = []
    func line(_ cells: [String]) {
      for (index, cell) in cells.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        DelimitedCell.append(DelimitedCell.safe(cell), to: &bytes)
      }
      bytes.append(0x0A)
    }
    line(["person", "code", "summary", "quote"])
    for row in rows {
      for (code, cell) in zip(codes, row.cells) where cell.segments > 0 || cell.summary != nil || cell.pin != nil {
        line([
          row.person, view.codebook.codes[code].id, cell.summary ?? "",
          cell.pin ?? "",
        ])
      }
    }
    for other in others {
      line([other.person, view.codebook.codes[other.code].id, other.summary ?? "", other.pin ?? ""])
    }
    return bytes
  }
}
