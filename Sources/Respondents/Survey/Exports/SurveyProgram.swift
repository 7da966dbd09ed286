/// A survey program whose exports are recognised by their headings.
public enum SurveyProgram: String, Sendable, Hashable, CaseIterable {
  case qualtrics
  case limesurvey
  case kobo
  case odk
  case redcap
  case googleForms = "google-forms"

  /// As its makers write it.
  public var title: String {
    switch self {
    case .qualtrics: "Qualtrics"
    case .limesurvey: "LimeSurvey"
    case .kobo: "KoBoToolbox"
    case .odk: "ODK"
    case .redcap: "REDCap"
    case .googleForms: "Google Forms"
    }
  }
}

/// Which program is taken to have written a survey.
public enum SurveyProgramChoice: Sendable, Hashable {
  /// The one whose form the file has; none where it has no program's form.
  case recognised
  /// None: the first row names the variables, every other row is a respondent.
  case noProgram
  case named(SurveyProgram)
}

/// That a survey was read as a program's export, for whoever has to know how.
public struct RecognisedExport: Sendable, Hashable {
  public let program: SurveyProgram
  /// Where labels came from, in words: `labels from the headings`.
  public let labels: String
  /// Columns whose name is not their heading, in the file's order.
  public let renamed: [Renaming]
  /// Names of variables that hold several answers in a cell.
  public let several: [String]
  /// Names of the columns that are the program's own.
  public let own: [String]

  public struct Renaming: Sendable, Hashable {
    public let heading: String
    public let name: String
  }

  /// `export of KoBoToolbox; labels taken from the headings; …`, without a full stop.
  public var sentence: String {
    var parts = ["export of \(program.title); \(labels)"]
    if let first = renamed.first(where: { !own.contains($0.name) }) ?? renamed.first {
      let example = "such as `\(first.name)` for `\(Self.shown(first.heading))`"
      parts.append(
        renamed.count == 1
          ? "one column has a name to type, `\(first.name)` for `\(Self.shown(first.heading))`"
          : "\(renamed.count) columns have names to type, \(example)")
    }
    if !several.isEmpty {
      let names = several.prefix(4).map { "`\($0)`" }.joined(separator: ", ") + (several.count > 4 ? ", …" : "")
      parts.append("several answers in \(names)")
    }
    return parts.joined(separator: "; ")
  }

  /// At most 40 characters.
  private static func shown(_ heading: String) -> String {
    heading.count > 40 ? heading.prefix(39) + "…" : heading
  }
}
