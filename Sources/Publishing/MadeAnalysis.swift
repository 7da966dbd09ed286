import Analysis
import Reports
import StudyDefinition
import StudyIndex

/// An answer as a run writes it: under its name, with the inputs of its step.
struct MadeAnalysis {
  let definition: AnalysisDefinition
  let answer: any PresentedAnswer
  /// What the study has read so far depends on what was made before; the step's own inputs do not.
  let inputs: [(path: String, sha256: String)]

  var title: String { definition.title ?? answer.title }

  func report() throws -> Report {
    var report = try answer.report()
    report.inputs = inputs
    return report
  }
}
