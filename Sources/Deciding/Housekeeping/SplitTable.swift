import Basics
public import Codings
import Foundation
import Respondents

/// Which coding of a code is to have which new code: a table with the columns `id` (of a coding, at least four
/// characters of it) and `code`.
public enum SplitTable {
  /// - Parameters:
  ///   - file: as the person named it, for problems.
  ///   - codings: those of the code that is split.
  ///   - code: resolves an id of the codebook.
  /// - Throws: `Problems` with the line of everything that is wrong.
  public static func read(
    _ bytes: [UInt8], file: String, codings: [Coding], code: (String) throws -> String
  ) throws -> [Recoding] {
    let table = try DelimitedText.read(file: file, bytes: bytes)
    guard let ids = table.column(named: "id"), let codes = table.column(named: "code") else {
      throw Problem.splitColumns(file)
    }
    let known = ShortIDIndex(codings.map(\.id))
    let codingOfID = Dictionary(codings.map { ($0.id, $0) }) { first, _ in first }
    var problems: [Problem] = []
    var recodings: [Recoding] = []
    var lines: [UUID: Int] = [:]
    for row in 0..<table.rowCount {
      do {
        guard let coding = codingOfID[try known.resolve(table.columns[ids][row])] else { continue }
        if let first = lines[coding.id] { throw Problem.splitTwice(table.columns[ids][row], first: first) }
        lines[coding.id] = table.rowLines[row]
        recodings.append(Recoding(coding, to: try code(table.columns[codes][row])))
      } catch let problem as Problem {
        problems.append(
          Problem(.badData, file: file, line: table.rowLines[row], problem.what, remedy: problem.remedy))
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    return recodings
  }
}
