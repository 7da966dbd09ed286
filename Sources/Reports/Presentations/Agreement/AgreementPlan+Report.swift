import Analysis
import Statistics
import StudyIndex

extension AgreementPlan {
  /// People read a table of shares by widths; programs get a row each.
  /// - Throws: what reading the index throws.
  func report(_ study: Study) throws -> Report {
    let note =
      "Units that two coders must both code for a \(Numbers.fixed(level * 100, places: 0))% interval of kappa no wider "
      + "than this, when kappa is \(Numbers.full(kappa)) and both use the code equally often (Bloch & Kraemer 1989; "
      + "Donner & Eliasziw 1992). Units are taken as independent; those of one transcript are not, so take more."
    var report = try Report(
      "agree", of: study, unit: "units", sections: [.table(table(note))],
      payload: [
        ("kappa", .number(kappa)), ("level", .number(level)), ("rows", Self.schema.values(rows)),
        ("notes", .strings([note])),
      ])
    report.data = [.table(Self.schema.table(rows))]
    return report
  }

  static var schema: Schema<Row> {
    Schema([
      .number("prevalence", "units with the code", .percent(1), unit: "share, 0 to 1") { $0.planning.prevalence },
      .number("width", "width", .decimal(2), unit: "of the interval of kappa") { $0.planning.width },
      .integer("units", "units", unit: "units that both must code") { $0.units },
    ])
  }

  private func table(_ note: String) -> Table {
    let widths = Set(rows.map(\.planning.width)).sorted()
    let byShare = Dictionary(grouping: rows, by: \.planning.prevalence).sorted { $0.key < $1.key }
    let columns =
      [Column(key: "prevalence", heading: "units with the code", alignment: .right)]
      + widths.map { width in
        Column(
          key: "width_\(Numbers.full(width))", heading: Numbers.full(width), alignment: .right,
          group: "width of kappa's interval")
      }
    return Table(
      title: "Units to be coded by both", columns: columns,
      rows: byShare.map { share, rows in
        Table.Row(
          [.percent(share, places: share < 0.1 ? 1 : 0)]
            + widths.map { width in rows.first { $0.planning.width == width }.map { .integer($0.units) } ?? .empty })
      }, notes: [note])
  }
}
