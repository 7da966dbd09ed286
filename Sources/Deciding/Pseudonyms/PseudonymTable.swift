public import Basics
import Foundation
import Importing
import Respondents
public import StudyDefinition
public import Transcripts

/// Which names are replaced by which, as a table that people fill in and keep apart from the study.
public struct PseudonymTable: Sendable {
  static let columns = ["original", "replacement", "kind", "count", "first"]

  /// The rows with a replacement.
  public let replacement: NameReplacement
  /// 1-based lines of the table, one a name.
  public let lines: [Int]
  /// Rows whose replacement is still empty.
  public let unfilled: Int
  /// Originals that share a replacement, as warnings.
  public let notes: [Problem]
  let file: String

  /// - Parameter folder: the study that the table is for, which must not hold it.
  /// - Throws: `Problem`, `Problems` about the table, its lines named.
  public static func read(_ path: String, apartFrom folder: StudyFolder) throws -> PseudonymTable {
    let url = URL(fileURLWithPath: path)
    try requireApart(url, shown: path, folder)
    return try PseudonymTable(DelimitedText.read(file: path, bytes: Files.read(url, shownAs: path)))
  }

  static func requireApart(_ url: URL, shown: String, _ folder: StudyFolder) throws {
    let root = folder.root.resolvingSymlinksInPath().path + "/"
    if url.standardizedFileURL.resolvingSymlinksInPath().path.hasPrefix(root) {
      throw Problem.pseudonymsInStudy(shown)
    }
  }

  init(_ table: DelimitedText) throws {
    guard let originals = table.column(named: "original"), let replacements = table.column(named: "replacement") else {
      throw Problem.pseudonymColumns(table.file)
    }
    let exact = table.column(named: "case")
    var names: [NameReplacement.Name] = []
    var lines: [Int] = []
    var problems: [Problem] = []
    var unfilled = 0
    var lineOfOriginal: [String: Int] = [:]
    for row in 0..<table.rowCount {
      let line = table.rowLines[row]
      let original = DelimitedCell.unmarked(table.columns[originals][row])
        .trimmingCharacters(in: .whitespacesAndNewlines)
      let replacement = table.columns[replacements][row].trimmingCharacters(in: .whitespacesAndNewlines)
      if original.isEmpty || replacement.isEmpty {
        unfilled += 1
        continue
      }
      let compared = NameReplacement.compared(original)
      if compared.unicodeScalars.count < 2 { problems.append(.pseudonymTooShort(table.file, line)) }
      if !Self.isPlain(replacement) { problems.append(.replacementNotPlain(table.file, line)) }
      if let first = lineOfOriginal.updateValue(line, forKey: compared) {
        problems.append(.pseudonymTwice(table.file, line, first))
      }
      names.append(
        NameReplacement.Name(
          original, replacement, isExact: exact.map { table.columns[$0][row].lowercased() == "exact" } ?? false))
      lines.append(line)
    }
    let all = NameReplacement(names, .html)
    for (name, line) in zip(names, lines) {
      for edit in all.edits(in: name.replacement.unicodeScalars) {
        problems.append(.replacementIsOriginal(table.file, line, lines[edit.name]))
      }
    }
    if !problems.isEmpty { throw Problems(problems) }
    if names.isEmpty { throw Problem.noReplacements(table.file) }
    replacement = all
    self.lines = lines
    self.unfilled = unfilled
    file = table.file
    let shared = Dictionary(grouping: zip(names, lines), by: \.0.replacement).values.filter { $0.count > 1 }
    notes = shared.map { $0.map(\.1) }.sorted { $0[0] < $1[0] }.map { .oneReplacement(table.file, $0) }
  }

  /// Names are put into YAML, CSV and speakers' labels, and must mean nothing there.
  private static func isPlain(_ text: String) -> Bool {
    !text.unicodeScalars.contains { "\"\\,;:：#[]{}()（）|".unicodeScalars.contains($0) || isCommand($0) }
      && !"-=+@&*!%>?'".contains(text.first ?? "-")
  }

  /// Controls, line breaks, and what is not seen but for the joiners that Persian and the scripts of India write.
  private static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    case .format: scalar != "\u{200C}" && scalar != "\u{200D}"
    default: false
    }
  }
}
