import Analysis
import Codebooks
import StudyIndex
import Transcripts

/// Mechanisms down, levels across, quotes under each: the qualitative half of a row of a joint display.
struct MechanismTable {
  let comparison: Comparison
  /// What the rows belong to, for programs: `hypothesis` or `theme`.
  let key: String

  func table(_ owner: String, _ mechanisms: [Mechanism], title: String, notes: [String] = []) -> Table {
    var columns = [
      Column(key: "mechanism", heading: "Mechanism", wraps: true, minimumWidth: 16),
      Column(key: key, heading: key, dataOnly: true), Column(key: "code", heading: "code", dataOnly: true),
    ]
    for level in comparison.levels {
      let group = level.level.label
      columns.append(Column(key: "people", heading: "of \(level.people)", alignment: .right, group: group))
      columns.append(Column(key: "share_of_people", heading: "share", alignment: .right, group: group))
      columns.append(Column(key: "segments", heading: "segments", alignment: .right, group: group, dataOnly: true))
    }
    return Table(title: title, columns: columns, rows: mechanisms.map { row(owner, $0) }, notes: notes)
  }

  private func row(_ owner: String, _ mechanism: Mechanism) -> Table.Row {
    let code = comparison.view.codebook.codes[mechanism.code]
    var cells: [Cell] = [.text(code.name, colour: code.colour), .text(owner), .text(code.id)]
    for (level, cell) in zip(comparison.levels, mechanism.cells) {
      cells += [
        .integer(cell.people), cell.shareOfPeople(of: level).map { .percent($0, places: 0) } ?? .empty,
        .integer(cell.segments),
      ]
    }
    return Table.Row(
      cells, quoted: mechanism.quotes.map { QuotedLine($0, level: $0.levels.first.flatMap { $0?.label }) })
  }

  func values(_ mechanisms: [Mechanism]) -> JSONValue {
    .array(
      mechanisms.map { mechanism in
        let code = comparison.view.codebook.codes[mechanism.code]
        let cells = zip(comparison.levels, mechanism.cells).map { level, cell in
          JSONValue.object([
            ("level", .string(level.level.name)), ("people", .integer(cell.people)), ("of", .integer(level.people)),
            ("share_of_people", .optional(cell.shareOfPeople(of: level))), ("segments", .integer(cell.segments)),
          ])
        }
        return .object([
          ("code", .string(code.id)), ("name", .string(code.name)), ("cells", .array(cells)),
          ("quotes", .array(mechanism.quotes.map(\.briefValue))),
        ])
      })
  }
}

extension Quote {
  /// The quote as it stands beside counts.
  var briefValue: JSONValue {
    .object([
      ("text", .string(text)), ("transcript", .string(transcript.name)), ("turn", .integer(segment.turn)),
      ("start", .integer(segment.span.start)), ("end", .integer(segment.span.end)),
      ("participant", .optional(speaker.participant)), ("ids", .strings(segment.ids)),
    ])
  }
}
