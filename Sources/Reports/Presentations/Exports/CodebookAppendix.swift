import Analysis
import Basics
public import Codebooks
import StudyDefinition
public import StudyIndex

/// The codebook as readers of a paper get it: each code with its definition, when to use it and when not, and examples.
/// Rules are left out: they find candidates, and define nothing.
public struct CodebookAppendix {
  private let study: Study
  /// In tree order.
  public let codes: [Code]

  /// - Parameter codes: ids, each with those below it; empty for all.
  /// - Throws: `Problem` for an unknown code.
  public init(_ study: Study, codes ids: [String] = []) throws {
    self.study = study
    codes = try StudyView.positions(of: ids, in: study.codebook).map { study.codebook.codes[$0] }
  }

  /// One table, in Word and CSV.
  /// - Throws: what reading the index throws.
  public func report() throws -> Report {
    let title = "Codebook of \(study.configuration.title ?? study.configuration.name)"
    let least = codes.map(\.depth).min() ?? 0
    let table = Self.schema.table(title: title, codes) { code, row in
      row.indent = code.depth - least
    }
    var report = try Report(
      "codebook", of: study, sections: [.table(table)], payload: [("rows", Self.schema.values(codes))])
    let files = Set(codes.map(\.file))
    report.inputs.removeAll { !files.contains($0.path) }
    return report
  }

  /// A heading a code, as deep as the code stands in the tree.
  public var markdown: String {
    let title = study.configuration.title ?? study.configuration.name
    let least = codes.map(\.depth).min() ?? 0
    return "# Codebook of \(MarkdownText.inline(title))\n\n"
      + codes.map { markdown($0, least) }.joined(separator: "\n")
  }

  private func markdown(_ code: Code, _ least: Int) -> String {
    let level = String(repeating: "#", count: min(code.depth - least + 2, 6))
    var text = "\(level) \(MarkdownText.inline(code.name)) (\(MarkdownText.inline(code.id)))\n"
    if !code.definition.isEmpty { text += "\n\(MarkdownText.block(code.definition))\n" }
    let lists = [("Use for", code.include), ("Not for", code.exclude), ("Examples", code.examples)]
    for (heading, entries) in lists where !entries.isEmpty {
      text += "\n**\(heading)**\n\n" + entries.map { "- \(MarkdownText.inline($0))\n" }.joined()
    }
    return text
  }

  static var schema: Schema<Code> {
    Schema([
      .text("name", "Code", .wrapped(14)) { $0.name }.coloured { $0.colour },
      .text("code", "Id", unit: "code's id") { $0.id },
      .text("parent", "Parent", .data, unit: "code's id") { $0.parent },
      .text("definition", "Definition", .wrapped(24)) { $0.definition },
      lines("include", "Use for", .wrapped(16)) { $0.include },
      lines("exclude", "Not for", .wrapped(16)) { $0.exclude },
      lines("examples", "Examples", .wrapped(20)) { $0.examples },
      .text("colour", "Colour", .data, unit: "`#rrggbb`") { $0.colour },
      lines("was", "Was", .data) { $0.was },
    ])
  }

  /// Entries of a list, a line each: their own line breaks are blanks.
  private static func lines(
    _ key: String, _ heading: String, _ setting: Column.Setting,
    _ entries: @escaping (Code) -> [String]
  ) -> Field<Code> {
    .text(key, heading, setting, unit: "an entry a line") { code in
      let lines = entries(code).map { entry in
        entry.split { $0 == "\n" || $0 == "\r\n" || $0 == "\r" }.joined(separator: " ")
      }
      return lines.isEmpty ? nil : lines.joined(separator: "\n")
    }.read { code in
      let entries = entries(code)
      return entries.count > 1 ? entries.map { "• \($0)" }.joined(separator: "\n") : entries.first
    }
  }
}
