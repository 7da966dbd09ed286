public import Analysis
import Codebooks
import StudyDefinition
import StudyIndex

extension JointDisplay {
  /// One report of several displays, in their order.
  /// - Parameter inputs: path and SHA-256 of the files that they rest on.
  public static func report(
    _ displays: [JointDisplay], study: String, inputs: [(path: String, sha256: String)]
  ) -> Report {
    Report(
      command: "joint", study: study, inputs: inputs, unit: "people and respondents",
      sections: displays.flatMap(\.sections), payload: [("rows", .array(displays.map(\.value)))])
  }

  var sections: [Section] {
    switch content {
    case .hypotheses(let rows):
      HypothesisPresentation(display: self, rows: rows).sections
    case .themes(let rows): ThemePresentation(display: self, rows: rows).sections
    case .cases(let table): CasePresentation(display: self, table: table).sections
    }
  }

  private var value: JSONValue {
    let (shape, rows, notes): (String, JSONValue, [String]) =
      switch content {
      case .hypotheses(let rows):
        ("hypotheses", HypothesisPresentation(display: self, rows: rows).schema.values(rows), hypothesisNotes)
      case .themes(let rows):
        ("themes", ThemePresentation(display: self, rows: rows).schema.values(rows), mechanismNotes)
      case .cases(let table):
        {
          let shown = CasePresentation(display: self, table: table)
          return ("cases", shown.schema.values(table.cases), shown.notes)
        }()
      }
    return .object([
      ("display", .string(definition.name)), ("shape", .string(shape)), ("title", .optional(definition.title)),
      ("by", .optional(definition.by?.name)), ("levels", Self.levelSchema.values(comparison?.levels ?? [])),
      ("rows", rows), ("notes", .strings(notes)),
    ])
  }

  static var levelSchema: Schema<Comparison.Level> {
    Schema([
      .text("level", "Level") { $0.level.name }, .text("label", "Label") { $0.level.label },
      .integer("people", "people", unit: "people interviewed") { $0.people },
    ])
  }

  var title: String { definition.title ?? "Joint display \(definition.name)" }

  /// How a claim is decided.
  var rule: String {
    let alpha = definition.alpha
    let other = min(alpha, Verdict.unclaimedBound)
    let interval = Effect.intervalHeading(level: definition.level)
    return
      "Verdict: supported where the \(interval) lies wholly on the claimed side of 0 (the claimed sign, two-sided p < "
      + "\(Numbers.full(alpha))); contradicted where the sign is the opposite and two-sided p < \(Numbers.full(other)); "
      + "else not supported. Not supported does not mean that there is no effect: the interval shows which sizes remain "
      + "possible."
  }

  var hypothesisNotes: [String] {
    [rule, "Fit: how the survey and the interviews fit together, as the researchers judge it in study.yaml."]
      + mechanismNotes
  }

  /// What the counts of mechanisms and the stars mean.
  var mechanismNotes: [String] {
    var notes = [
      ModelTable.starsExplained + " In brackets: \(Effect.intervalHeading(level: definition.level))."
    ]
    if let comparison {
      notes.append(
        "Mechanisms: people who mention the code anywhere in what they say, of the people interviewed; \(view.reviewRule)."
      )
      if !comparison.withoutLevel.isEmpty {
        notes.append(
          "In no level of \(comparison.grouping.name), and not counted: \(comparison.withoutLevel.joined(separator: ", "))."
        )
      }
    }
    if definition.quotes > 0 { notes.append(BestQuotes.rule) }
    return notes
  }
}
