import Codebooks
public import Ground
import Respondents

extension Study {
  /// What every analysis says on standard error: codings that it cannot count, a codebook without codes.
  public func remarks() throws -> [Problem] {
    let outside = try codingsOutsideCodebook().map { Problem.codeOutsideCodebook($0.code, codings: $0.count) }
    let lost = try lostCodings().map(Problem.lostCodings)
    return (codebook.codes.isEmpty ? [.codebookWithoutAnyCode()] : []) + outside + lost
  }

  /// The groupings that quotes show: study.yaml's, and the one asked for, which stands first.
  /// - Throws: `Problem` for an unknown group.
  public func groupings(with asked: String?) throws -> [Grouping] {
    let others = configuration.groups.map(\.name).filter { $0 != asked }
    return try ([asked].compactMap { $0 } + others).map(grouping(named:))
  }
}
