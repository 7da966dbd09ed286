import Basics
import FileContents
import Foundation

/// Reads a Taguette project (`.sqlite3`). Documents are HTML; offsets count UTF-8 bytes of its text, without breaks
/// between paragraphs. Who made a highlight is in the log of commands alone.
enum TaguetteReader {
  /// - Throws: `Problem` of kind `badData`; also when the database holds several projects.
  static func read(_ url: URL, file: String) throws -> ForeignProject {
    let database = try ProjectDatabase(url, file: file)
    let projects = try database.rows("projects", order: "id")
    guard projects.count <= 1 else {
      throw Problem.severalProjects(projects.count, file: file)
    }
    var project = ForeignProject(origin: "Taguette", name: projects.first?.text("name") ?? "project")
    if let description = projects.first?.text("description") {
      project.memos.append(ForeignMemo(id: "project", subject: .project, text: description))
    }
    try readTags(database, into: &project)
    let authors = try authors(database)
    let tags = Dictionary(grouping: try database.rows("highlight_tags")) { $0.whole("highlight_id") ?? 0 }
    let highlights = Dictionary(grouping: try database.rows("highlights", order: "start_offset", "end_offset", "id")) {
      $0.whole("document_id") ?? 0
    }
    for row in try database.rows("documents", order: "id") {
      guard let id = row.whole("id") else { continue }
      var source = ForeignSource(id: "document \(id)", name: row.text("name") ?? "document")
      let text = try TaguetteText(row.text("contents") ?? "", file: file)
      source.text = .plain(Array(text.text.utf8))
      project.inventory.count("sources", .taken)
      for highlight in highlights[id] ?? [] {
        source.selections.append(
          try selection(highlight, text, tags[highlight.whole("id") ?? 0] ?? [], authors, file: file))
      }
      if let words = row.text("description") {
        project.memos.append(ForeignMemo(id: source.id, subject: .source(source.id), text: words))
      }
      project.sources.append(source)
    }
    let names = Set(project.sources.flatMap(\.selections).flatMap { $0.codings.compactMap(\.coder) })
    project.coders = names.sorted().map { ForeignCoder(id: $0, name: $0) }
    return project
  }

  private static func selection(
    _ row: DatabaseRow, _ text: TaguetteText, _ tags: [DatabaseRow], _ authors: [Int: (String?, Date?)], file: String
  ) throws -> ForeignSelection {
    let id = row.whole("id") ?? 0
    var selection = ForeignSelection(id: "highlight \(id)")
    if let from = row.whole("start_offset"), let to = row.whole("end_offset"), let start = text.scalar(atByte: from),
      let end = text.scalar(atByte: to), start <= end
    {
      selection.range = (start, end)
    }
    let words = try TaguetteText(row.text("snippet") ?? "", file: file).text
    selection.quote = words.isEmpty ? nil : ForeignQuote(text: words, isCertain: true)
    let author = authors[id]
    selection.codings = tags.map { tag in
      ForeignCoding(
        id: "\(selection.id)/\(tag.whole("tag_id") ?? 0)", code: "tag \(tag.whole("tag_id") ?? 0)", coder: author?.0,
        time: author?.1)
    }
    return selection
  }

  /// Tags. The tag that one is below is named by its id in newer projects; in older ones full stops in a tag's path
  /// are its way through the tree, as far as there are tags of that name.
  private static func readTags(_ database: ProjectDatabase, into project: inout ForeignProject) throws {
    let rows = try database.rows("tags", order: "path")
    let ids = Dictionary(rows.map { ($0.text("path") ?? "", "tag \($0.whole("id") ?? 0)") }) { first, _ in first }
    let tags = Set(ids.keys)
    for row in rows {
      guard let id = row.whole("id"), let path = row.text("path") else { continue }
      let way = CodeTree.path(dotted: path, among: tags)
      let name = way.last ?? path
      let above = way.count > 1 ? ids[String(path.dropLast(name.count + 1))] : nil
      let parent = row.whole("parent_id").map { "tag \($0)" } ?? above
      project.codes.append(
        ForeignCode(id: "tag \(id)", parent: parent, name: name, definition: row.text("description")))
    }
    project.codes = CodeOrder.parentsFirst(project.codes)
  }

  /// Who added or last changed each highlight, and when: Taguette writes the same command for both.
  private static func authors(_ database: ProjectDatabase) throws -> [Int: (String?, Date?)] {
    var result: [Int: (String?, Date?)] = [:]
    for row in try database.rows("commands", order: "id") {
      guard let payload = row.text("payload"),
        let object = try? JSONDecoder().decode(Command.self, from: Data(payload.utf8)),
        object.type == "highlight_add", let id = object.highlight
      else { continue }
      result[id] = (row.text("user_login"), row.time("date"))
    }
    return result
  }

  private struct Command: Decodable {
    var type: String?
    var highlight: Int?

    enum CodingKeys: String, CodingKey {
      case type
      case highlight = "highlight_id"
    }
  }
}

/// The text of an HTML document as Taguette counts it, and the same with breaks between its blocks.
struct TaguetteText {
  /// With a line break after each paragraph, heading, list item and line break of the document.
  let text: String
  /// For each byte at which a scalar of the counted text begins: the scalar of `text`. Ascending.
  private let bytes: [Int]
  private let scalars: [Int]

  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "blockquote", "pre", "section", "article", "ul", "ol",
    "table",
  ]

  init(_ html: String, file: String) throws {
    var text = String.UnicodeScalarView()
    var bytes: [Int] = []
    var scalars: [Int] = []
    var byte = 0
    var count = 0
    var depth = 0
    func lineBreak() {
      guard let last = text.last, last != "\n" else { return }
      text.append("\n")
      count += 1
    }
    if !html.isEmpty {
      // The wrapping keeps the white space before the first element.
      try HTMLStream.read(Array("<div>\(html)</div>".utf8), file: file) { piece in
        switch piece {
        case .start(let name, _, _):
          depth += 1
          if name == "br" || Self.blocks.contains(name) { lineBreak() }
        case .end(let name):
          depth -= 1
          if Self.blocks.contains(name) { lineBreak() }
        case .text(let words):
          for scalar in words.unicodeScalars {
            bytes.append(byte)
            scalars.append(count)
            text.append(scalar)
            byte += scalar.utf8.count
            count += 1
          }
        }
      }
    }
    bytes.append(byte)
    scalars.append(count)
    self.text = String(text)
    self.bytes = bytes
    self.scalars = scalars
  }

  /// The scalar of `text` (0-based) for a byte of the counted text; `nil` where no scalar begins there.
  func scalar(atByte byte: Int) -> Int? {
    let low = bytes.partitioningIndex { $0 >= byte }
    return low < bytes.count && bytes[low] == byte ? scalars[low] : nil
  }
}
