import Basics
import Foundation
import Respondents
import StudyDefinition
import StudyIndex
import Transcripts

extension PseudonymousCopy {
  /// Takes the survey into the copy, and lets the copy's study.yaml name it there.
  mutating func survey(_ configuration: SurveyConfiguration) throws {
    let own = CopyPath.inStudy(configuration.file, folder)
    let path: String
    if let own, try folder.files().contains(where: { $0.path == own }) {
      // The survey may be the participants' table.
      path = try renamed(own)
    } else {
      path = free(try renamed(own ?? CopyPath.ofOutsider(configuration.file, folder)))
      try add(path, surveyBytes(configuration, path), from: configuration.file)
    }
    let shown = folder.shown(folder.configuration)
    try change(shown) { try SurveyFileEntry.naming(path, in: $0, shown: shown) }
  }

  private func free(_ path: String) -> String {
    let taken = Set(contents.map { $0.path.lowercased() } + [folder.shown(folder.summaries)])
    let numbered = (2...).lazy.map { CopyPath.numbered(path, $0) }
    return taken.contains(path.lowercased()) ? numbered.first { !taken.contains($0.lowercased()) } ?? path : path
  }

  /// Files that analyses name, as dictionaries and lists of words: they are not in the copy.
  func filesOfAnalyses(_ configuration: StudyConfiguration) -> [Problem] {
    (configuration.analyses ?? []).flatMap(\.options).flatMap { option in
      option.words.compactMap { word in
        let url = folder.root.appendingPathComponent(word.text)
        guard word.text.contains(where: { $0 == "." || $0 == "/" }), word.text != folder.shown(folder.summaries),
          FileStamp(of: url.path) != nil
        else { return nil }
        // The path may hold a name.
        return .fileNotInCopy(folder.shown(folder.configuration), line: word.place?.line)
      }
    }
  }

  /// Text is replaced in; a file of another program is taken as it is when no name occurs in it.
  private mutating func surveyBytes(_ configuration: SurveyConfiguration, _ path: String) throws -> [UInt8] {
    let file = configuration.file
    let bytes = try Files.read(folder.root.appendingPathComponent(file), shownAs: file)
    if try SurveyWords.isText(bytes, file: file) {
      guard UTF8Validity.firstInvalid(in: bytes) == nil else { throw Problem.surveyNotUTF8(file) }
      return Array(replaced(String(decoding: bytes, as: UTF8.self)).utf8)
    }
    let search = SurveySearch(table)
    let unread = try SurveyWords.each(in: bytes, file: file, options: configuration.options) { piece in
      if let line = search.line(in: piece) { throw Problem.nameInBinarySurvey(file, line) }
    }
    warnings += unread.map { .partNotSearchedForNames(path, part: $0) }
    binaries.insert(path)
    return bytes
  }
}
