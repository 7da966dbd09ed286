public import Basics
import Foundation
public import StudyDefinition
import Transcripts

/// Where names of a table still are.
public enum PseudonymLeaks {
  /// Warnings about every file of the study's folder (results, lines set aside and remarks of one's own too) in whose
  /// name an original occurs, and about every line in which one occurs, or occurs inside a longer word. What is hidden
  /// and pictures are passed over; other files that are no text are named in a note.
  /// - Throws: `Problem` when a file cannot be read.
  public static func problems(in folder: StudyFolder, _ table: PseudonymTable) throws -> [Problem] {
    var paths = (FileManager.default.enumerator(atPath: folder.root.path)?.allObjects as? [String] ?? []).filter {
      !$0.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    // A survey may be outside.
    if let survey = try StudyConfiguration.read(folder).survey?.file, !paths.contains(survey) { paths.append(survey) }
    return try paths.sorted().flatMap { path -> [Problem] in
      let url = folder.root.appendingPathComponent(path)
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: url.path, isDirectory: &isFolder), !isFolder.boolValue else {
        return []
      }
      return try problemsOfName(path, table) + problems(in: url, shown: path, table)
    }
  }

  private static func problems(in url: URL, shown: String, _ table: PseudonymTable) throws -> [Problem] {
    let ending = url.pathExtension.lowercased()
    if pictures.contains(ending) { return [] }
    let bytes = try Files.read(url, shownAs: shown)
    guard UTF8Validity.firstInvalid(in: bytes) == nil, !bytes.prefix(4096).contains(0) else {
      return [.notSearchedForNames(shown)]
    }
    return problems(in: String(decoding: bytes, as: UTF8.self), shown: shown, table)
  }

  private static let pictures: Set<String> = ["png", "jpg", "jpeg", "gif", "tif", "tiff", "webp"]

  /// Originals in the name of a file.
  static func problemsOfName(_ path: String, _ table: PseudonymTable) -> [Problem] {
    let rows = Set(table.replacement.edits(in: path.nfc.unicodeScalars).map(\.name)).sorted()
    return rows.map { .nameOfFileRemains(path, of: table.lines[$0]) }
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
