import Foundation
import Ground

/// Reads a QualCoder project: the `data.qda` of its folder.
///
/// Offsets count Unicode code points of `source.fulltext`, the end exclusive, and each coding holds its words, so each is
/// checked. Source: QualCoder's database, versions 1 to 17.
enum QualCoderReader {
  /// - Throws: `Problem` of kind `badData`.
  static func read(_ url: URL, file: String) throws -> ForeignProject {
    let database = try ProjectDatabase(url, file: file)
    let folder = file.split(separator: "/").last.map(String.init) ?? "project"
    var project = ForeignProject(
      origin: "QualCoder", name: folder.hasSuffix(".qda") ? String(folder.dropLast(4)) : folder)
    try readCodes(database, into: &project)
    try readSources(database, into: &project)
    try readPeople(database, into: &project)
    try readMemos(database, into: &project)
    for (table, what) in [("code_image", "codings of pictures"), ("code_av", "codings of recordings")] {
      let rows = try database.rows(table)
      project.inventory.count(what, .leftOut("they are not on words"), rows.count)
    }
    let names = Set(
      project.sources.flatMap(\.selections).flatMap { $0.codings.compactMap(\.coder) + $0.memos.compactMap(\.coder) }
        + project.memos.compactMap(\.coder))
    project.coders = names.sorted().map { ForeignCoder(id: $0, name: $0) }
    project.inventory.count("coders", .taken, project.coders.count)
    return project
  }

  // MARK: Codes

  private static func readCodes(_ database: ProjectDatabase, into project: inout ForeignProject) throws {
    let categories = try database.rows("code_cat", order: "catid")
    let known = Set(categories.compactMap { $0.whole("catid") })
    var waiting = categories
    var done: Set<Int> = []
    // Parents first; a circle, which no program writes, ends the loop.
    while !waiting.isEmpty {
      let ready = waiting.filter { row in
        guard let above = row.whole("supercatid"), known.contains(above) else { return true }
        return done.contains(above)
      }
      if ready.isEmpty {
        project.inventory.count("categories", .leftOut("they are above themselves"), waiting.count)
        break
      }
      for row in ready {
        guard let id = row.whole("catid") else { continue }
        done.insert(id)
        let above = row.whole("supercatid").flatMap { known.contains($0) ? "category \($0)" : nil }
        project.codes.append(
          ForeignCode(
            id: "category \(id)", parent: above, name: row.text("name") ?? "category", definition: row.text("memo"),
            isCodable: false))
      }
      let added = Set(ready.compactMap { $0.whole("catid") })
      waiting.removeAll { $0.whole("catid").map(added.contains) ?? true }
    }
    for row in try database.rows("code_name", order: "cid") {
      guard let id = row.whole("cid") else { continue }
      let category = row.whole("catid").flatMap { done.contains($0) ? "category \($0)" : nil }
      project.codes.append(
        ForeignCode(
          id: "code \(id)", parent: row.whole("supercid").map { "code \($0)" } ?? category,
          name: row.text("name") ?? "code", definition: row.text("memo"),
          colour: row.text("color").flatMap(REFIProjectReader.colour)))
      project.inventory.count("codes", .taken)
    }
    project.codes = CodeOrder.parentsFirst(project.codes)
  }

  // MARK: Texts and codings

  private static func readSources(_ database: ProjectDatabase, into project: inout ForeignProject) throws {
    let codings = Dictionary(grouping: try database.rows("code_text", order: "fid, pos0, pos1")) { $0.whole("fid") ?? 0 }
    let annotations = Dictionary(grouping: try database.rows("annotation")) { $0.whole("fid") ?? 0 }
    for row in try database.rows("source", order: "id") {
      guard let id = row.whole("id") else { continue }
      var source = ForeignSource(id: "source \(id)", name: row.text("name") ?? "source")
      if let text = row.text("fulltext") {
        source.text = .plain(Array(text.utf8))
        project.inventory.count("text sources", .taken)
      } else {
        project.inventory.count(
          "sources without text", .leftOut("a picture, a recording, or an empty text"), example: source.name)
      }
      source.selections = (codings[id] ?? []).map { coding($0, source: id) }
      for annotation in annotations[id] ?? [] {
        guard let from = annotation.whole("pos0"), let to = annotation.whole("pos1"), let words = annotation.text("memo")
        else { continue }
        var selection = ForeignSelection(id: "annotation \(annotation.whole("anid") ?? 0)")
        selection.range = to >= from && from >= 0 ? (from, to) : nil
        selection.memos = [
          ForeignMemo(
            id: selection.id, subject: .passage, text: words, coder: annotation.text("owner"),
            time: annotation.time("date"))
        ]
        source.selections.append(selection)
        project.inventory.count("memos", .taken)
      }
      if let memo = row.text("memo") {
        project.memos.append(
          ForeignMemo(
            id: "source \(id)", subject: .source("source \(id)"), text: memo, coder: row.text("owner"),
            time: row.time("date")))
        project.inventory.count("memos", .taken)
      }
      project.sources.append(source)
    }
  }

  private static func coding(_ row: DatabaseRow, source: Int) -> ForeignSelection {
    var selection = ForeignSelection(id: "coding \(row.whole("ctid") ?? 0) of \(source)")
    if let from = row.whole("pos0"), let to = row.whole("pos1"), from >= 0, to >= from { selection.range = (from, to) }
    selection.quote = row.text("seltext").map { ForeignQuote(text: $0, isCertain: true) }
    selection.codings = [
      ForeignCoding(
        id: selection.id, code: "code \(row.whole("cid") ?? 0)", coder: row.text("owner"), time: row.time("date"),
        note: row.text("memo"))
    ]
    return selection
  }

  // MARK: People and memos

  private static func readPeople(_ database: ProjectDatabase, into project: inout ForeignProject) throws {
    let links = Dictionary(grouping: try database.rows("case_text")) { $0.whole("caseid") ?? 0 }
    let attributes = try database.rows("attribute", order: "name").filter { $0.text("value") != nil }
    func values(_ kind: String, _ id: Int) -> [(variable: String, value: String)] {
      attributes.filter { $0.text("attr_type") == kind && $0.whole("id") == id }.map {
        ($0.text("name") ?? "variable", $0.text("value") ?? "")
      }
    }
    for row in try database.rows("cases", order: "caseid") {
      guard let id = row.whole("caseid") else { continue }
      var person = ForeignPerson(id: "case \(id)", name: row.text("name") ?? "case")
      for link in links[id] ?? [] {
        guard let source = link.whole("fid").map({ "source \($0)" }), !person.sources.contains(source) else { continue }
        person.sources.append(source)
      }
      person.values = values("case", id)
      project.people.append(person)
      project.inventory.count("cases", .taken)
      if let memo = row.text("memo") {
        project.memos.append(ForeignMemo(id: person.id, subject: .person(person.id), text: memo))
      }
    }
    for index in project.sources.indices {
      if let id = Int(project.sources[index].id.dropFirst("source ".count)) {
        project.sources[index].values = values("file", id)
      }
    }
    project.inventory.count("variables", .taken, Set(attributes.compactMap { $0.text("name") }).count)
  }

  private static func readMemos(_ database: ProjectDatabase, into project: inout ForeignProject) throws {
    for row in try database.rows("journal") {
      guard let text = row.text("jentry") else { continue }
      project.memos.append(
        ForeignMemo(
          id: "journal \(row.whole("jid") ?? 0)", subject: .project, title: row.text("name"), text: text,
          coder: row.text("owner"), time: row.time("date")))
    }
    if let memo = try database.rows("project").first?.text("memo") {
      project.memos.append(ForeignMemo(id: "project", subject: .project, text: memo))
    }
  }
}

/// Codes in an order in which parents come before their children.
enum CodeOrder {
  /// A parent that is not among them, or is below its own child, is passed over: the code is then at the top.
  static func parentsFirst(_ codes: [ForeignCode]) -> [ForeignCode] {
    let known = Set(codes.map(\.id))
    var children: [String?: [ForeignCode]] = [:]
    for code in codes {
      children[code.parent.flatMap { known.contains($0) ? $0 : nil }, default: []].append(code)
    }
    var result: [ForeignCode] = []
    var placed: Set<String> = []
    var waiting = (children[nil] ?? []).reversed().map { $0 }
    while let code = waiting.popLast() {
      guard placed.insert(code.id).inserted else { continue }
      var placing = code
      if let parent = code.parent, !known.contains(parent) { placing.parent = nil }
      result.append(placing)
      waiting += (children[code.id] ?? []).reversed()
    }
    for code in codes where placed.insert(code.id).inserted {
      var placing = code
      placing.parent = nil
      result.append(placing)
    }
    return result
  }
}
