public import Basics
import Codebooks
import Respondents

extension Study {
  /// What every analysis says on standard error: codings that it cannot count, a codebook without codes.
  public func remarks() throws -> [Problem] {
    let outside = try codingsOutsideCodebook().map { Problem.codeOutsideCodebook($0.code, codings: $0.count) }
    let lost = try lostCodings().map(Problem.lostCodings)
    return (codebook.codes.isEmpty ? [.codebookWithoutAnyCode()] : []) + outside + lost + surveyRemarks()
  }
}
