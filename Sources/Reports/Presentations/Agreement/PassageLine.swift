import Analysis
import Codebooks
import StudyIndex

/// How far coders agree about the passages of a code, or of all codes, as a row.
struct PassageLine {
  let figures: PassageFigures
  let level: GroupLevel?
  /// `nil` for all codes together.
  let code: Code?

  /// - Parameter hasOthers: whether any code is compared with the others.
  static func schema(hasOthers: Bool = true) -> Schema<PassageLine> {
    Schema([
      .text("level", "Level", .data, unit: "level's name; none for all people") { $0.level?.name },
      .code("code", "code's id; none for all codes together") { $0.code },
      .integer("characters", "characters", .data, unit: "scalars that two or more have read") { $0.figures.length },
      .integer("passages", "passages", unit: "of all coders") { $0.figures.passages },
      .share("f1", "F1", unit: "of passages, 0 to 1; mean over pairs of coders") { $0.figures.f1 },
      .cell("overlap", "overlap", unit: "text marked by both, of that marked by either", type: .number) { line in
        line.figures.overlap.map { .percent($0, places: 0) } ?? .absent("–")
      },
      .measured("relevance_alpha", "|u-alpha", UnitizedFigure.schema) { $0.figures.relevance },
      .measured("value_alpha", "(k)u-alpha", UnitizedValue.schema) { $0.figures.against.map(UnitizedValue.init) }
        .shown(if: hasOthers),
      .measured("u_alpha", "u-alpha", UnitizedFigure.schema) { $0.figures.all },
      .measured("cu_alpha", "cu-alpha", UnitizedFigure.schema) { $0.figures.coding },
    ])
  }
}
