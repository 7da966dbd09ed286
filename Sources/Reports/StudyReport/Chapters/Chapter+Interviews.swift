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
    let speaking = Dictionary(grouping: view.speakers.values.filter { $0.turns > 0 }) { $0.person }
    func amounts(_ person: String) -> [Cell] {
      let speakers = speaking[person] ?? []
      return [
        .integer(Set(speakers.map(\.transcript)).count), .integer(speakers.reduce(0) { $0 + $1.turns }),
        .integer(speakers.reduce(0) { $0 + $1.words }),
      ]
    }
    var rows: [Table.Row] = []
    if let id = table.column(named: "id") {
      rows = table.rows.map { row in
        Table.Row([.text(row[id])] + chosen.map { .text(row[$0]) } + amounts(row[id] ?? ""))
      }
    }
    let unknown = speaking.values.compactMap(\.first).filter { $0.role == .participant && $0.participant == nil }
    rows += unknown.map(\.person).sorted().map { person in
      Table.Row([.text(person)] + chosen.map { _ in .empty } + amounts(person))
    }
    let headings =
      [Column(key: "id", heading: "Participant")]
      + chosen.map {
        Column(key: table.columns[$0], heading: table.columns[$0].split(separator: "_").joined(separator: " "))
      }
      + [
        Column(key: "transcripts", heading: "transcripts", alignment: .right),
        Column(key: "turns", heading: "turns", alignment: .right),
        Column(key: "words", heading: "words", alignment: .right),
      ]
    return StudyReport.Chapter(
      id: "participants", title: "Participants",
      blocks: [.section(.table(Table(title: "Participants", columns: headings, rows: rows)))])
  }

  /// The tree of codes with definitions; names lead to the codes' quotes.
  /// - Throws: what reading the index throws.
  public static func codebook(_ counts: CodeCounts) throws -> StudyReport.Chapter {
    let report = try counts.report(withDefinitions: true)
    let blocks = report.sections.map { section -> StudyReport.Block in
      guard case .tree(var tree) = section else { return .section(section) }
      tree.title = "Codebook"
      tree.roots = tree.roots.map(linked)
      return .section(.tree(tree))
    }
    return StudyReport.Chapter(id: "codebook", title: "Codebook", blocks: blocks)
  }

  private static func linked(_ node: Tree.Node) -> Tree.Node {
    var node = node
    // One block of text for each code.
    node.lines = node.lines.isEmpty ? [] : [node.lines.joined(separator: "\n")]
    // The first value is the code's id.
    node.label.link = node.values.first.map { Fragment.code($0.plain) }
    node.children = node.children.map(linked)
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
    var levels: [String: String] = [:]
    for level in tested.comparison.levels { levels[level.level.label] = level.level.name }
    let sections = try tested.report(details: details).sections.enumerated().map { place, section -> Section in
      // The report's quotes are those of the whole study; a restricted comparison counts others.
      guard place == 0, tested.comparison.view.restriction == nil, case .table(let table) = section else {
        return section
      }
      return .table(table.linkingCounts(grouping: grouping.name, levels: levels, unit: tested.unit))
    }
    let figures = [tested.heatMap(), tested.bars()].compactMap { $0 }
    return StudyReport.Chapter(
      id: id ?? Fragment.of("comparison", grouping.name, tested.unit.rawValue),
      title: title ?? "Codes by \(grouping.label)\(tested.unit.suffix)",
      blocks: sections.prefix(1).map { .section($0) } + figures.map { .figure($0) }
        + sections.dropFirst().map { .section($0) })
  }

  /// Which codes stand together.
  /// - Throws: what reading the index throws.
  public static func coOccurrence(_ found: CoOccurrence) throws -> StudyReport.Chapter {
    StudyReport.Chapter(
      id: Fragment.of("cooccurrence", found.within.rawValue), title: "Codes that stand together",
      figures: found.pairs.isEmpty ? [] : [found.matrix()], report: try found.report())
  }
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

extension Table {
  /// The counts of a comparison as links to what they count. Rows are told by the column of the codes' ids, levels by the headings
  /// over their columns.
  func linkingCounts(
    grouping: String, levels: [String: String], unit: ComparisonUnit, codeColumn: String = "id"
  ) -> Table {
    guard let id = columns.firstIndex(where: { $0.key == codeColumn }) else { return self }
    var table = self
    for (number, column) in columns.enumerated() where column.key == unit.rawValue {
      guard let level = column.group.flatMap({ levels[$0] }) else { continue }
      for row in rows.indices where number < rows[row].cells.count {
        let code = rows[row].cell(id).plain
        guard !code.isEmpty else { continue }
        table.rows[row].cells[number].link = Fragment.quotes(code: code, grouping: grouping, level: level)
      }
    }
    return table
  }
}
