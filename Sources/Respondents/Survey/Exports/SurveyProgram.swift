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
