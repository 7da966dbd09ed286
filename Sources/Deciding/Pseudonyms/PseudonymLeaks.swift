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
    if let survey = try StudyConfiguration.read(folder).survey?.file, CopyPath.inStudy(survey, folder) == nil {
      paths.append(survey)
    }
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

  /// One warning a line and name: where an original occurs, then where it is part of a longer word.
  /// - Parameter isCopy: whether the text is one of a copy that is being made.
  static func problems(in text: String, shown: String, _ table: PseudonymTable, isCopy: Bool = false) -> [Problem] {
    let found = WrittenForms.of(text.nfc, file: shown).map { form in
      let scalars = Array(form.unicodeScalars)
      let found = table.replacement.search(scalars)
      return (
        edits: lines(of: found.edits.map { ($0.span.start, $0.name) }, in: scalars),
        parts: lines(of: found.parts.map { ($0.span.start, $0.name) }, in: scalars)
      )
    }
    var said: Set<[Int]> = []
    func problems(_ places: [(line: Int, name: Int)], inside: Bool) -> [Problem] {
      places.compactMap { line, name in
        guard said.insert([line, name]).inserted else { return nil }
        let row = table.lines[name]
        if inside { return .nameInLongerWord(shown, line: line, of: row) }
        return isCopy ? .nameInCopy(shown, line: line, of: row) : .nameRemains(shown, line: line, of: row)
      }
    }
    return problems(found.flatMap(\.edits), inside: false) + problems(found.flatMap(\.parts), inside: true)
  }

  /// 1-based lines of places that are in order.
  private static func lines(of places: [(start: Int, name: Int)], in scalars: [Unicode.Scalar]) -> [(Int, Int)] {
    var line = 1
    var position = 0
    return places.map { start, name in
      line += scalars[position..<start].count { $0 == "\n" }
      position = start
      return (line, name)
    }
  }
}
