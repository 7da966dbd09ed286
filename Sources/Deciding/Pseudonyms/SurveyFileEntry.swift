import Basics

/// The entry of study.yaml that names the survey's file.
enum SurveyFileEntry {
  /// The text with another file; all else, comments too, stays as it is.
  /// - Parameters:
  ///   - text: of a study.yaml.
  ///   - path: the file, from the study's folder.
  /// - Throws: `Problem` where the entry is written in a way that cannot be changed safely.
  static func naming(_ path: String, in text: String, shown: String) throws -> String {
    guard let entry = entry(of: text, shown), let old = entry.written else { return text }
    if old.trimmingWhitespace() == path { return text }
    let scalars = Array(text.unicodeScalars)
    let problem = Problem.surveyFileNotNamed(shown, line: entry.place.line)
    guard let start = offset(of: entry.place, in: scalars), let end = end(of: old, from: start, in: scalars) else {
      throw problem
    }
    var result = String.UnicodeScalarView(scalars[..<start])
    result.append(contentsOf: YAMLText.quoted(path).unicodeScalars)
    result.append(contentsOf: scalars[end...])
    let new = String(result)
    // An alias, for one, is written at another place than the value that it stands for.
    guard Self.entry(of: new, shown)?.written == path, isBehindKey(start, in: scalars) else { throw problem }
    return new
  }

  private static func entry(of text: String, _ shown: String) -> YAMLEntry? {
    guard let root = try? YAMLEntry.compose(text, file: shown, findings: Findings()) else { return nil }
    return root[written: "survey"]?[written: "file"]
  }

  private static func offset(of place: YAMLPlace, in scalars: [Unicode.Scalar]) -> Int? {
    var line = 1
    var start = 0
    while line < place.line {
      // YAML 1.1, section 5.4, counts these as ends of lines; a carriage return is no longer in the text.
      guard let end = scalars[start...].firstIndex(where: { "\n\u{85}\u{2028}\u{2029}".unicodeScalars.contains($0) })
      else { return nil }
      start = end + 1
      line += 1
    }
    let offset = start + place.column - 1
    return offset < scalars.count ? offset : nil
  }

  /// Where a value ends that begins at `start`; `nil` for one that is not written on one line.
  private static func end(of value: String, from start: Int, in scalars: [Unicode.Scalar]) -> Int? {
    let mark = scalars[start]
    guard mark == "\"" || mark == "'" else {
      let end = start + value.unicodeScalars.count
      return end <= scalars.count && scalars[start..<end].elementsEqual(value.unicodeScalars) ? end : nil
    }
    var place = start + 1
    while place < scalars.count, scalars[place] != "\n" {
      if mark == "\"", scalars[place] == "\\" {
        place += 2
      } else if scalars[place] != mark {
        place += 1
      } else if mark == "'", place + 1 < scalars.count, scalars[place + 1] == mark {
        place += 2
      } else {
        return place + 1
      }
    }
    return nil
  }

  private static func isBehindKey(_ start: Int, in scalars: [Unicode.Scalar]) -> Bool {
    let line = String(String.UnicodeScalarView(scalars[..<start].reversed().prefix { $0 != "\n" }.reversed()))
    return line.contains(/(^|[\s{,])["']?file["']?\s*:\s+$/)
  }
}

extension YAMLEntry {
  fileprivate subscript(written key: String) -> YAMLEntry? {
    entries?.first { $0.key.written?.trimmingWhitespace() == key }?.value
  }
}
