public import Basics
import Foundation
public import StudyDefinition
import Transcripts

/// Where names of a table still are.
public enum PseudonymLeaks {
  /// Warnings about every line of the study and its results in which an original occurs, or occurs inside a longer
  /// word. Pictures and other files that are no text are passed over.
  /// - Throws: `Problem` when a file cannot be read.
  public static func problems(in folder: StudyFolder, _ table: PseudonymTable) throws -> [Problem] {
    let survey = try StudyConfiguration.read(folder).survey?.file
    var paths = try folder.files().map(\.path)
    if let survey, !paths.contains(survey) { paths.append(survey) }
    let results = FileManager.default.enumerator(atPath: folder.results.path)?.allObjects as? [String] ?? []
    paths += results.sorted().map { folder.shown(folder.results) + "/" + $0 }
    return try paths.flatMap { path -> [Problem] in
      let url = folder.root.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
        return []
      }
      let bytes = try Files.read(url, shownAs: path)
      guard UTF8Validity.firstInvalid(in: bytes) == nil, !bytes.prefix(4096).contains(0) else { return [] }
      return problems(in: String(decoding: bytes, as: UTF8.self), shown: path, table)
    }
  }

  /// One warning a line and name.
  static func problems(in text: String, shown: String, _ table: PseudonymTable) -> [Problem] {
    var problems: [Problem] = []
    let text = text.nfc
    let scalars = Array(text.unicodeScalars)
    var said: Set<[Int]> = []
    var whole: Set<[Int]> = []
    var line = 1
    var position = 0
    for edit in table.replacement.edits(in: scalars) {
      while position < edit.span.start {
        if scalars[position] == "\n" { line += 1 }
        position += 1
      }
      whole.insert([line, edit.name])
      guard said.insert([line, edit.name]).inserted else { continue }
      problems.append(.nameRemains(shown, line: line, of: table.lines[edit.name], inside: false))
    }
    return problems + inside(text, shown, table, besides: whole)
  }

  /// Originals of four letters and more that are part of another word.
  private static func inside(
    _ text: String, _ shown: String, _ table: PseudonymTable, besides whole: Set<[Int]>
  ) -> [Problem] {
    let names = table.replacement.names.enumerated().filter { $0.element.original.count >= 4 }
    guard !names.isEmpty else { return [] }
    var problems: [Problem] = []
    for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      for (index, name) in names where !whole.contains([number + 1, index]) {
        // Case counts: `Mark` is a part of `Marketing`, and that is worth a look; `remark` is not.
        if line.utf8.count >= name.original.utf8.count, line.contains(name.original) {
          problems.append(.nameRemains(shown, line: number + 1, of: table.lines[index], inside: true))
        }
      }
    }
    return problems
  }
}
