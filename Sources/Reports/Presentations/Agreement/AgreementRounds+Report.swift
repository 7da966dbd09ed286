import Analysis
import Foundation
import Statistics
import StudyIndex

extension AgreementRounds {
  /// - Parameter all: of one study; each a coder beside the same one who is taken for right, or one of all coders.
  /// - Throws: what reading the index throws.
  static func report(_ all: [AgreementRounds]) throws -> Report {
    guard let first = all.first else { preconditionFailure("rounds are of coders") }
    let isPair = first.material.coders.count == 2
    let lines = all.flatMap { rounds in
      rounds.rounds.enumerated().map { Line(number: $0 + 1, round: $1, coder: rounds.drifting) }
    }
    let schema = schema(isPair: isPair, ofOne: first.drifting != nil)
    let notes = notes(first)
    return try Report(
      "agree", of: first.material.view.study, unit: first.material.unit.rawValue,
      sections: [
        .table(
          schema.table(title: "Agreement over time", lines, notes: notes) { line, row in
            row.ruleAbove = line.number == 1 && line.coder != all.first?.drifting
          })
      ],
      payload: [
        ("coders", .strings(first.drifting == nil ? first.material.coders : all.compactMap(\.drifting))),
        ("against", .optional(first.drifting == nil ? nil : first.material.coders.first)),
        ("assumed_reading", .bool(first.material.assumesReading)), ("rows", schema.values(lines)),
        ("notes", .strings(notes)),
      ])
  }

  struct Line {
    /// From 1.
    let number: Int
    let round: Round
    /// Whose drift it is; `nil` for all coders with one another.
    let coder: String?
  }

  /// - Parameter ofOne: whether each row is about one coder.
  static func schema(isPair: Bool, ofOne: Bool) -> Schema<Line> {
    let coefficients: [AgreementCoefficient] = isPair ? [.percent, .cohen] : [.percent, .conger]
    return Schema(
      [
        .text("coder", "Coder", unit: "none for all coders with one another") { $0.coder }.shown(if: ofOne),
        .integer("round", "Round", unit: "from 1") { $0.number },
        .text("from", "from", unit: "UTC; when its first transcript was finished") { Self.day($0.round.from) },
        .text("to", "to", unit: "UTC; when its last transcript was finished") { Self.day($0.round.to) },
        .integer("transcript_count", "transcripts") { $0.round.transcripts.count },
        .list("transcripts", "names", .data) { $0.round.transcripts.map(\.name) },
        .integer("units", "decisions", unit: "units times codes that two or more have read") { $0.round.all.units },
        .share("positive", "positive", unit: "agreement, 0 to 1") { $0.round.all.positive },
      ]
        + coefficients.map { coefficient in
          .measured(
            coefficient.key, coefficient.short,
            AgreementFigure.schema(
              coefficient == .percent ? .percent(places: 0) : .decimal(places: 2), withInterval: false)
          ) { $0.round.all[coefficient] }
        } + [
          .measured("krippendorff_alpha", "alpha", AgreementFigure.schema(withInterval: true)) {
            $0.round.all[.krippendorff]
          }
        ])
  }

  private static func notes(_ rounds: AgreementRounds) -> [String] {
    let coders = rounds.material.coders
    let who =
      rounds.drifting == nil
      ? "transcripts in the order in which \(coders.joined(separator: ", ")) finished them"
      : "transcripts in the order in which the coder finished them, beside \(coders[0])"
    return [
      "Rounds: \(who) (UTC). All codes together. Intervals of alpha: "
        + "\(rounds.settings.intervalWords(clusters: "transcripts"))."
    ] + rounds.material.furtherNotes
  }

  private static func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }
}
