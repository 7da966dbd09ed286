import Basics
import Importing
import Respondents

/// Reads a codebook from a table, one row a code: that of `strand export codebook`, or anybody's with a column of names.
enum CodebookTableReader {
  /// - Throws: `Problem` of kind `badData` for a table without a column of codes, or without codes.
  static func read(_ table: RowTable, name: String, file: String) throws -> ForeignProject {
    let columns = CodebookColumns(table)
    guard columns.name != nil else { throw Problem.segmentColumn("the code", table.header, file: file) }
    var project = ForeignProject(origin: "a table", name: name)
    project.isCodebook = true
    project.codes = columns.id == nil ? byPath(columns) : CodeOrder.parentsFirst(byID(columns))
    if project.codes.isEmpty { throw Problem.nothingToImport(file: file) }
    return project
  }

  /// A row names the code above it by its id.
  private static func byID(_ columns: CodebookColumns) -> [ForeignCode] {
    (0..<columns.table.rowCount).compactMap { row in
      guard let name = columns.cell(columns.name, row) else { return nil }
      let id = columns.cell(columns.id, row) ?? name
      var code = ForeignCode(id: id, parent: columns.cell(columns.parent, row), name: name)
      code.ownID = columns.cell(columns.id, row)
      columns.describe(&code, row)
      return code
    }
  }

  /// A row names its code, or the code above it, by the way through the tree.
  private static func byPath(_ columns: CodebookColumns) -> [ForeignCode] {
    var tree = CodeTree()
    let tags = columns.tags
    for row in 0..<columns.table.rowCount {
      guard let name = columns.cell(columns.name, row) else { continue }
      let above = columns.cell(columns.parent, row).map(CodeTree.path) ?? []
      let path = tags.isEmpty ? above + CodeTree.path(name) : CodeTree.path(dotted: name, among: tags)
      if path.isEmpty { continue }
      tree.change(tree.id(path)) { columns.describe(&$0, row) }
    }
    return tree.codes
  }
}

/// Which column of a table of codes holds what, by the headings that programs write.
private struct CodebookColumns {
  let table: RowTable
  let name: Int?
  /// Ids of the study that the table came from: the column `code` beside one of names, as Strand writes it.
  let id: Int?
  let parent: Int?
  private let definition: Int?
  private let include: Int?
  private let exclude: Int?
  private let examples: Int?
  private let colour: Int?
  private let was: Int?

  init(_ table: RowTable) {
    func find(_ names: [String]) -> Int? {
      for name in names {
        if let column = table.header.firstIndex(where: { SegmentColumns.plain($0) == name }) { return column }
      }
      return nil
    }
    self.table = table
    let name = find(["name", "code", "code name", "codename", "theme", "tag", "path"])
    self.name = name
    id = find(["code"]).flatMap { $0 == name ? nil : $0 }
    parent = find(["parent", "parent code", "category", "group", "kategorie"])
    definition = find(["definition", "description", "comment", "memo", "code memo", "beschreibung"])
    include = find(["include", "use for", "inclusion criteria", "when to use"])
    exclude = find(["exclude", "not for", "exclusion criteria", "when not to use"])
    examples = find(["examples", "example", "beispiele", "beispiel"])
    colour = find(["colour", "color", "code colour", "code color", "farbe"])
    was = find(["was"])
  }

  /// All tags of a table of Taguette's, where full stops in a tag are its way through the tree.
  var tags: Set<String> {
    guard let name, SegmentColumns.plain(table.header[name]) == "tag" else { return [] }
    return Set(table.cells[name])
  }

  /// `nil` for a cell without words.
  func cell(_ column: Int?, _ row: Int) -> String? {
    guard let column else { return nil }
    let text = table.cells[column][row].trimmingWhitespace()
    return text.isEmpty ? nil : table.hasLines ? DelimitedCell.unmarked(text) : text
  }

  /// What the row says of its code; what the code has from another row stays where this one is silent.
  func describe(_ code: inout ForeignCode, _ row: Int) {
    func entries(_ column: Int?) -> [String] {
      (cell(column, row) ?? "").split(whereSeparator: CodeDescription.isLineEnd).map { String($0).trimmingWhitespace() }
        .filter { !$0.isEmpty }
    }
    code.definition = cell(definition, row) ?? code.definition
    code.colour = cell(colour, row).flatMap(REFICodes.colour) ?? code.colour
    code.include += entries(include)
    code.exclude += entries(exclude)
    code.examples += entries(examples)
    code.was += entries(was)
  }
}
