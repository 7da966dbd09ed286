import Importing

/// Which column of an exported table holds what, by the headings that programs write.
struct SegmentColumns {
  private(set) var document: Int?
  private(set) var code: Int?
  private(set) var segment: Int?
  private(set) var coder: Int?
  private(set) var comment: Int?
  /// The paragraph in which the passage begins (MAXQDA's “Begin”, ATLAS.ti's “Start”).
  private(set) var paragraph: Int?
  /// Columns that say of one code whether it is on the passage (Dedoose: `Code: Norms Applied`).
  private(set) var applied: [(column: Int, path: [String])] = []
  /// All tags of a table of Taguette's, where full stops in a tag are its way through the tree.
  private var tags: Set<String> = []

  init(_ table: RowTable) {
    func find(_ names: [String]) -> Int? {
      for name in names {
        if let column = table.header.firstIndex(where: { Self.plain($0) == name }) { return column }
      }
      return nil
    }
    document = find([
      "document name", "document", "dokumentname", "dokument", "source", "file", "filename", "file name", "transcript",
      "media title", "resource title", "name of document",
    ])
    code = find(["code", "codes", "code name", "codename", "node", "theme", "tag", "kategorie"])
    segment = find([
      "segment", "coded segment", "quotation content", "quotation", "coded text", "excerpt copy", "excerpt", "quote",
      "text", "content", "coded",
    ])
    coder = find(["coder", "author", "created by", "user", "owner", "excerpt creator", "autor", "creator"])
    comment = find(["comment", "memo", "note", "kommentar", "quotation comment"])
    paragraph = find(["begin", "beginning", "anfang", "start", "paragraph"])
    if let code, Self.plain(table.header[code]) == "tag" { tags = Set(table.cells[code]) }
    for (column, heading) in table.header.enumerated() {
      let words = heading.lowercased()
      guard words.hasPrefix("code:"), words.hasSuffix(" applied") else { continue }
      applied.append((column, CodeTree.path(String(heading.dropFirst("Code:".count).dropLast(" Applied".count)))))
    }
  }

  /// Ways through the tree of the codes on a passage.
  func codes(of row: Int, in table: RowTable) -> [[String]] {
    let marked = applied.filter { ["true", "1", "yes"].contains(table.cells[$0.column][row].lowercased()) }.map(\.path)
    guard let code else { return marked.filter { !$0.isEmpty } }
    if !tags.isEmpty {
      let tag = table.cells[code][row]
      return tag.isEmpty ? [] : [CodeTree.path(dotted: tag, among: tags)]
    }
    // ATLAS.ti writes several codes of a quotation on lines of one cell.
    let named = table.cells[code][row].split(whereSeparator: \.isNewline).map { CodeTree.path(String($0)) }
    return (named + marked).filter { !$0.isEmpty }
  }

  static func plain(_ heading: String) -> String {
    heading.lowercased().split(whereSeparator: { $0.isWhitespace || $0 == "_" }).joined(separator: " ")
  }
}
