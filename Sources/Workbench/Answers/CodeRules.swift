import Basics
import Codebooks
import Codings
import Deciding
import StudyDefinition
import StudyIndex

/// The rules of a code as they are in its file, for scripts: `/api/rules`.
struct CodeRules: Encodable, Sendable {
  /// YAML, without the dashes.
  let rules: [String]

  init(_ folder: StudyFolder, coder: CoderName, code: String) throws {
    rules = try CodingSession(folder) { _ in coder }.rules(of: code)
  }
}

/// How many hits a code's rules find as they are, and as a change would make them: `/api/rule-hits`. It may take a while:
/// all transcripts are searched.
struct RuleHits: Encodable, Sendable {
  let before: Int
  let after: Int

  init(_ study: Study, _ folder: StudyFolder, coder: CoderName, _ request: CodebookRequest) throws {
    guard let edit = request.edit else { throw Problem.requestUnreadable("it names no change of a code") }
    let codes = try CodingSession(folder) { _ in coder }.code(beforeAndAfter: edit)
    let counts = try study.hitCounts(tryingRulesOf: [codes.before, codes.after])
    (before, after) = (counts[0], counts[1])
  }
}
