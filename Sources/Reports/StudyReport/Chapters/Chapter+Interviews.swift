public import Analysis
import Codebooks
import StudyDefinition
import StudyIndex
import Transcripts

extension StudyReport.Chapter {
  /// Who was interviewed: the rows of participants.csv with how much each says, then people whom it does not have.
  /// - Parameter columns: of participants.csv; `nil` for all but those that only link files to one another.
  /// - Throws: what reading the index throws.
  public static func participants(_ view: StudyView, columns: [String]? = nil) throws -> StudyReport.Chapter {
    let table = try view.study.participantRows()
    let linking = ["id", "transcript", view.study.configuration.survey?.link ?? "respondent_id"]
    let chosen = table.columns.indices.filter { index in
      let name = table.columns[index]
      return columns.map { $0.contains(name) } ?? !linking.contains(name.lowercased())
    }
    let amounts = SpokenAmounts(view)
    var lines: [ParticipantLine] = []
    if let id = table.column(named: "id") {
      lines = table.rows.map { row in
        ParticipantLine(id: row[id] ?? "", values: chosen.map { row[$0] }, amount: amounts[row[id] ?? ""])
      }
    }
    lines += amounts.notInTable.map { person in
      ParticipantLine(id: person, values: chosen.map { _ in nil }, amount: amounts[person])
    }
    let schema = ParticipantLine.schema(columns: chosen.map { table.columns[$0] })
    return StudyReport.Chapter(
      id: "participants", title: "Participants",
      blocks: [.section(.table(schema.table(title: "Participants", lines)))])
  }

  /// The tree of codes with definitions; names lead to the codes' quotes.
  /// - Throws: what reading the index throws.
  public static func codebook(_ counts: CodeCounts) throws -> StudyReport.Chapter {
    let report = try counts.report(withDefinitions: true)
    let blocks = report.sections.map { section -> StudyReport.Block in
      guard case .tree(var tree) = section else { return .section(section) }
      tree.title = "Codebook"
      tree.roots = tree.roots.map(withOneBlock)
      return .section(.tree(tree))
    }
    return StudyReport.Chapter(id: "codebook", title: "Codebook", blocks: blocks)
  }

  private static func withOneBlock(_ node: Tree.Node) -> Tree.Node {
    var node = node
    // One block of text for each code.
    node.lines = node.lines.isEmpty ? [] : [node.lines.joined(separator: "\n")]
    node.children = node.children.map(withOneBlock)
    return node
  }

  /// A comparison with its pictures; numbers lead to their quotes.
  /// - Parameters:
  ///   - id: by default of the grouping and the unit.
  ///   - details: whether every test, and every pair of levels, has a row of a second table.
  /// - Throws: what reading the index throws.
  public static func comparison(
    _ tested: TestedComparison, id: String? = nil, title: String? = nil, details: Bool = false
  ) throws -> StudyReport.Chapter {
    let grouping = tested.comparison.grouping
    var sections = try tested.report(details: details).sections
    if case .table(var table)? = sections.first {
      table.title = "\(tested.subject): counts\(tested.testedCodes > 0 ? ", shares and tests" : " and shares")"
      sections[0] = .table(table)
    }
    // Of many codes the heat map says enough; what else needs many pages is in files of its own.
    let further = [tested.bars(), tested.differences()].compactMap { $0 }.filter { $0.parts().count < 3 }
    let figures = [tested.heatMap()] + further
    return StudyReport.Chapter(
      id: id ?? Fragment.of("comparison", grouping.name, tested.unit.rawValue),
      title: title ?? "Codes by \(grouping.label)\(tested.unit.suffix)",
      blocks: sections.prefix(1).map { .section($0) } + figures.map { .figure($0) }
        + sections.dropFirst().map { .section($0) })
  }

  /// Which codes occur together: a matrix, and the most frequent pairs. The table of all is a file of its own.
  /// - Throws: what reading the index throws.
  public static func coOccurrence(_ found: CoOccurrence) throws -> StudyReport.Chapter {
    var report = try found.report()
    if found.pairs.isEmpty { report.sections = [.text("No two codes occur together.")] }
    report.sections = report.sections.map { section in
      guard case .table(var table) = section, table.rows.count > mostPairs else { return section }
      table.notes.insert("The \(mostPairs) most frequent of \(Numbers.grouped(table.rows.count)) pairs.", at: 0)
      table.rows.removeSubrange(mostPairs...)
      return .table(table)
    }
    return StudyReport.Chapter(
      id: Fragment.of("cooccurrence", found.within.rawValue), title: "Codes that occur together",
      figures: found.pairs.isEmpty ? [] : [found.matrix()] + [found.dendrogram()].compactMap { $0 }, report: report)
  }

  private static let mostPairs = 100
}

extension ComparisonUnit {
  /// After "Codes by community"; nothing for people, whom one expects.
  fileprivate var suffix: String {
    switch self {
    case .people: ""
    case .segments: ", segments per 1,000 words"
    case .codings: ", codings per 1,000 words"
    case .words: ", share of words"
    case .transcripts: ", transcripts"
    }
  }
}

/// A row of participants.csv with how much its person says.
private struct ParticipantLine {
  let id: String
  let values: [String?]
  let amount: SpokenAmounts.Amount

  static func schema(columns: [String]) -> Schema<ParticipantLine> {
    Schema([
      .text("id", "Participant") { $0.id },
      .keyed(
        "columns", columns.map { ($0, $0.split(separator: "_").joined(separator: " ")) }, placeholder: "COLUMN"
      ) { $0.values.map { .text($0) } },
      .integer("transcripts", "transcripts", unit: "transcripts") { $0.amount.transcripts },
      .integer("turns", "turns", unit: "turns") { $0.amount.turns },
      .integer("words", "words", unit: "words") { $0.amount.words },
    ])
  }
}
