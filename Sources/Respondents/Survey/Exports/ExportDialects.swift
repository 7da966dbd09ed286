/// The programs whose exports are known, in the order in which their forms are tried.
///
/// | program | recognised by | labels |
/// |---|---|---|
/// | Qualtrics | `{"ImportId": …}` in the third row; `V1`, `V2` above `ResponseID`; `StartDate` above words | second row |
/// | LimeSurvey | `submitdate`, `lastpage`, `startlanguage` and the like, as codes, words, or both | headings |
/// | KoBoToolbox | `_uuid` or `_id` with `_submission_time` | headings, where they are no names |
/// | ODK | `KEY` or an `instanceID`, with `SubmissionDate` | none |
/// | REDCap | `redcap_…`, or `…_complete` with `record_id` or `…___1`; `Complete?` with `Record ID` or `(choice=…)` | headings, where they are no names |
/// | Google Forms | `Timestamp`, in some languages, above a time and before questions | headings |
///
/// After the programs' own documentation; how each one writes what is told in its file.
enum ExportDialects {
  /// - Parameter isNamed: whether the person says that it is this program's: what the headings need not show then.
  typealias Reading = @Sendable (_ head: ExportHead, _ isNamed: Bool) -> ExportForm?

  static let all: [(program: SurveyProgram, read: Reading)] = [
    (.qualtrics, QualtricsExport.form), (.limesurvey, LimeSurveyExport.form), (.kobo, KoBoExport.form),
    (.odk, ODKExport.form), (.redcap, REDCapExport.form), (.googleForms, GoogleFormsExport.form),
  ]

  /// The form of a table; `nil` when it has no program's.
  static func form(of head: ExportHead, _ choice: SurveyProgramChoice) -> ExportForm? {
    guard !head.headings.isEmpty else { return nil }
    switch choice {
    case .noProgram: return nil
    case .recognised: return all.lazy.compactMap { $0.read(head, false) }.first
    case .named(let program): return all.first { $0.program == program }?.read(head, true)
    }
  }
}

/// Rows of a table of open answers that are none, and the questions.
public struct ExportedQuestions: Sendable {
  /// Rows below the headings that are no answers.
  public let rowsBelow: Int
  /// By position; `nil` where the file has no question but the heading.
  public let labels: [String?]

  /// - Parameter rows: the headings and at least two rows below them, as far as there are any.
  public init(_ rows: [[String]]) {
    let form = ExportDialects.form(of: ExportHead(rows: rows), .recognised)
    rowsBelow = form?.rowsBelow ?? 0
    labels = form?.labels == .inSecondRow ? form?.columns.map(\.label) ?? [] : []
  }
}
