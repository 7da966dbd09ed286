import Basics
public import Codebooks
public import Deciding
import Respondents

/// Decisions in a table: the columns `case`, `decision`, `reason`, `votes` (by semicolons). What the listing of
/// the cases has besides is read over; rows without a decision are passed over.
public enum CaseDecisionTable {
  /// - Parameter file: as the person named it, for problems.
  /// - Throws: `Problems` with the line of everything that is wrong.
  public static func read(
    _ bytes: [UInt8], file: String, cases: DisagreementCases, codebook: Codebook
  ) throws -> [ResolveRequest] {
    let table = try DelimitedText.read(file: file, bytes: bytes)
    for name in ["case", "decision"] where table.column(named: name) == nil {
      throw Problem.noDecisionColumn(name, file: file)
    }
    var requests: [ResolveRequest] = []
    var problems: [Problem] = []
    var lines: [String: Int] = [:]
    for row in 0..<table.rowCount {
      func cell(_ name: String) -> String? {
        guard let column = table.column(named: name) else { return nil }
        let text = table.columns[column][row].trimmingWhitespace()
        return text.isEmpty ? nil : text
      }
      guard let written = cell("decision") else { continue }
      let line = table.rowLines[row]
      do {
        let one = try cases.named(cell("case") ?? "")
        if let first = lines[one.id] {
          problems.append(.decidedTwice(one.id, file: file, line: line, first: first))
          continue
        }
        lines[one.id] = line
        let votes = cell("votes")?.split(separator: ";").map { String($0).trimmingWhitespace() } ?? []
        requests.append(
          try CaseDecision(parsing: written).request(on: one, reason: cell("reason"), votes: votes, codebook: codebook))
      } catch let problem as Problem {
        problems.append(Problem(.badData, file: file, line: line, problem.what, remedy: problem.remedy))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return requests
  }
}
