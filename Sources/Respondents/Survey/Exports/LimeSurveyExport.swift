import Foundation

/// Exports of LimeSurvey, as CSV or Excel: headings are codes (`Q1[SQ001]`), questions (`What do you eat? [Bread]`), or
/// both with a separator between them (`Q1[SQ001]. What do you eat? [Bread]`); answers are codes or words.
///
/// How headings are put together is in LimeSurvey's application/helpers/admin/export/Writer.php, how answers are in its
/// SurveyObj.php: an option is `Y` or empty, in words `Yes`, `No`, or `N/A` where the question was not shown.
enum LimeSurveyExport {
  @Sendable static func form(_ head: ExportHead, isNamed: Bool) -> ExportForm? {
    let headings = head.headings
    if ofItsOwn.count(where: { head.has($0) }) >= 2 || isNamed && headings.contains(where: isCode) {
      return ExportForm(.limesurvey, labels: .absent, columns: headings.map(coded))
    }
    if let separator = separator(headings) {
      return ExportForm(
        .limesurvey, labels: .inHeadings, columns: headings.map { heading in codedAndWorded(heading, separator) })
    }
    let known = Set(headings.compactMap { worded[$0.lowercased()] })
    guard ofItsOwn.count(where: { known.contains($0) }) >= 2 || isNamed else { return nil }
    return ExportForm(.limesurvey, labels: .inHeadings, columns: headings.map(worded))
  }

  /// What LimeSurvey notes of its own, by code.
  private static let own = [
    "id", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp", "token", "ipaddr", "refurl",
  ]

  /// What no other program's file has.
  private static let ofItsOwn = ["submitdate", "lastpage", "startlanguage", "datestamp"]

  /// The same in words, in lower case, and its code.
  private static let worded: [String: String] = [
    "response id": "id", "date submitted": "submitdate", "last page": "lastpage", "start language": "startlanguage",
    "seed": "seed", "date started": "startdate", "date last action": "datestamp", "ip address": "ipaddr",
    "referrer url": "refurl", "access code": "token",
    "antwort id": "id", "datum abgeschickt": "submitdate", "letzte seite": "lastpage",
    "start-sprache": "startlanguage", "zufallsstartwert": "seed", "datum gestartet": "startdate",
    "datum letzte aktivität": "datestamp",
    "id de la réponse": "id", "date de soumission": "submitdate", "dernière page": "lastpage",
    "langue de départ": "startlanguage", "tête de série": "seed", "date de lancement": "startdate",
    "date de la dernière action": "datestamp",
    "id de respuesta": "id", "fecha de envío": "submitdate", "última página": "lastpage",
    "lenguaje inicial": "startlanguage", "semilla": "seed", "fecha de inicio": "startdate",
    "fecha de la última acción": "datestamp",
  ]

  private static func isOwn(_ code: String) -> Bool {
    own.contains(code.lowercased()) || code == "interviewtime" || code.hasPrefix("groupTime")
  }

  private static func isCode(_ heading: String) -> Bool {
    !heading.isEmpty && heading.allSatisfy { $0.isLetter || $0.isNumber || "[]_".contains($0) } && heading.contains("[")
  }

  // MARK: Headings

  private static func coded(_ heading: String) -> ExportForm.Column {
    let parts = heading.hasSuffix("]") ? heading.split(separator: "[", maxSplits: 1) : []
    var column = ExportForm.Column(heading: heading, name: HeadingNames.code(heading), isOfProgram: isOwn(heading))
    if parts.count == 2 { column.content = option(String(parts[0]), String(parts[1].dropLast())) }
    return column
  }

  private static func codedAndWorded(_ heading: String, _ separator: String) -> ExportForm.Column {
    guard let range = heading.range(of: separator) else { return coded(heading) }
    let code = coded(String(heading[..<range.lowerBound]))
    let words = HeadingNames.oneLine(String(heading[range.upperBound...]))
    return ExportForm.Column(
      heading: heading, name: code.name, label: words.isEmpty ? nil : words, content: code.content,
      isOfProgram: code.isOfProgram)
  }

  private static func worded(_ heading: String) -> ExportForm.Column {
    if let code = worded[heading.lowercased()] {
      return ExportForm.Column(heading: heading, name: code, label: heading, isOfProgram: true)
    }
    let grid = HeadingNames.grid(heading)
    return ExportForm.Column(
      heading: heading,
      name: HeadingNames.question(grid?.question ?? heading, option: grid?.option),
      label: heading.isEmpty ? nil : heading,
      content: grid.map { option($0.question, $0.option) } ?? .answers)
  }

  /// Free text beside the options is none of them.
  private static func option(_ question: String, _ option: String) -> ExportForm.Content {
    option == "other" || option.hasSuffix("comment") ? .answers : .option(question: question, option: option)
  }

  /// What stands between code and words: what follows `submitdate` before a letter, where `lastpage` is followed by it,
  /// too.
  private static func separator(_ headings: [String]) -> String? {
    func behind(_ code: String) -> String? {
      headings.first { $0.lowercased().hasPrefix(code) && $0.count > code.count }.map { heading in
        String(heading.dropFirst(code.count).prefix { !$0.isLetter })
      }
    }
    guard let separator = behind("submitdate"), !separator.isEmpty, behind("lastpage") == separator else { return nil }
    return separator
  }
}
