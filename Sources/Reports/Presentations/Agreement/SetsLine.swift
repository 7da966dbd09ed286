import Analysis
import StudyIndex

/// How far coders agree about the codes of a unit as a set.
struct SetsLine {
  let sets: SetAgreement
  /// `nil` for all people.
  let level: GroupLevel?

  static var schema: Schema<SetsLine> {
    Schema([
      .text("level", "Level", .data, unit: "level's name; none for all people") { $0.level?.name },
      .integer("units", "units", unit: "units that two or more have read for all of the codes") { $0.sets.units },
      .integer("sets", "sets", unit: "different sets of codes, the empty one among them") { $0.sets.sets },
      .measured("masi_alpha", "alpha, MASI", AgreementFigure.schema(withInterval: true)) { $0.sets.masi },
      .measured("jaccard_alpha", "alpha, Jaccard", AgreementFigure.schema(withInterval: true)) { $0.sets.jaccard },
    ])
  }
}
