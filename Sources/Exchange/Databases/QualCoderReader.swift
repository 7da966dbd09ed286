import Basics
import Foundation

/// Reads a QualCoder project: the `data.qda` of its folder.
///
/// Offsets count Unicode code points of `source.fulltext`, the end exclusive, and each coding holds its words, so each is
/// checked. Source: QualCoder's database, versions 1 to 17.
struct QualCoderReader {
  private let database: ProjectDatabase
  private var project: ForeignProject

  /// - Throws: `Problem` of kind `badData`.
  static func read(_ url: URL, file: String) throws -> ForeignProject {
    var reader = try QualCoderReader(ProjectDatabase(url, file: file))
    return try reader.read()
  }

  private init(_ database: ProjectDatabase) throws {
    self.database = database
    let about = try database.rows("project").first?.text("about") ?? ""
    let folder = database.file.split(separator: "/").last.map(String.init) ?? "project"
    project = ForeignProject(
      origin: about.hasPrefix(ForeignProject.ownOrigin) ? about : "QualCoder",
      name: folder.hasSuffix(".qda") ? String(folder.dropLast(4)) : folder)
  }

  private mutating func read() throws -> ForeignProject {
    project.codes = try QualCoderCodes.read(database, isOwn: project.isOwn)
    try readSources()
    try readPeople()
    for row in try database.rows("journal", order: "jid") {
      guard let text = row.text("jentry") else { continue }
      project.memos.append(
        ForeignMemo(
          id: "journal \(row.whole("jid") ?? 0)", subject: .project, title: row.text("name"), text: text,
          coder: row.text("owner"), time: row.time("date")))
    }
    if let memo = try database.rows("project").first?.text("memo") {
      project.memos.append(ForeignMemo(id: "project", subject: .project, text: memo))
    }
    let left = [
      ("code_image", "codings", "they are on pictures"), ("code_av", "codings", "they are on recordings"),
      ("graph", "graphs", "Strand draws its own figures"), ("stored_sql", "stored queries", "they are QualCoder's own"),
      ("ris", "references", "Strand has no bibliography"),
    ]
    for (table, kind, reason) in left {
      project.inventory.count(kind, .leftOut(reason), try database.rows(table).count)
    }
    let names = Set(
      project.sources.flatMap(\.selections).flatMap { $0.codings.compactMap(\.coder) + $0.memos.compactMap(\.coder) }
        + project.memos.compactMap(\.coder))
    project.coders = names.sorted().map { ForeignCoder(id: $0, name: $0) }
    return project
  }

  // MARK: Texts and codings

  private mutating func readSources() throws {
    let codings = Dictionary(grouping: try database.rows("code_text", order: "fid", "pos0", "pos1", "ctid")) {
      $0.whole("fid")
    }
    let annotations = Dictionary(grouping: try database.rows("annotation", order: "fid", "pos0", "anid")) {
      $0.whole("fid")
    }
    for row in try database.rows("source", order: "id") {
      guard let id = row.whole("id") else { continue }
      var source = ForeignSource(id: "source \(id)", name: row.text("name") ?? "source")
      source.text = row.text("fulltext").map { .plain(Array($0.utf8)) }
      project.inventory.count(
        "sources", source.text == nil ? .leftOut("they are pictures, recordings, or empty") : .taken,
        example: source.text == nil ? source.name : nil)
      source.selections =
        (codings[id] ?? []).map { $0.coding(number: "ctid", from: "pos0", to: "pos1") }
        + (annotations[id] ?? []).compactMap(Self.annotation)
      readMemo(of: &source, row)
      project.sources.append(source)
    }
    let known = Set(project.sources.map(\.id))
    let orphans = codings.filter { !known.contains("source \($0.key ?? 0)") }.reduce(0) { $0 + $1.value.count }
    project.inventory.count("codings", .leftOut("their source is not in the project"), orphans)
  }

  private mutating func readMemo(of source: inout ForeignSource, _ row: DatabaseRow) {
    guard var memo = row.text("memo") else { return }
    if project.isOwn, let (yaml, rest) = FrontMatterNote.parts(of: memo) {
      source.frontMatter = yaml
      if rest.isEmpty { return }
      memo = rest
    }
    project.memos.append(
      ForeignMemo(
        id: source.id, subject: .source(source.id), text: memo, coder: row.text("owner"), time: row.time("date")))
  }

  private static func annotation(_ row: DatabaseRow) -> ForeignSelection? {
    guard let words = row.text("memo") else { return nil }
    var selection = ForeignSelection(id: "annotation \(row.whole("anid") ?? 0)")
    selection.range = row.range("pos0", "pos1")
    selection.memos = [
      ForeignMemo(
        id: selection.id, subject: .passage, text: words, coder: row.text("owner"), time: row.time("date"))
    ]
    return selection
  }

  // MARK: People

  private mutating func readPeople() throws {
    let links = Dictionary(grouping: try database.rows("case_text", order: "id")) { $0.whole("caseid") }
    let attributes = Dictionary(grouping: try database.rows("attribute", order: "attrid")) { row in
      "\(row.text("attr_type") ?? "") \(row.whole("id") ?? 0)"
    }
    project.variables = try database.rows("attribute_type").compactMap { $0.text("name") }
    for row in try database.rows("cases", order: "caseid") {
      guard let id = row.whole("caseid") else { continue }
      var person = ForeignPerson(id: "case \(id)", name: row.text("name") ?? "case")
      for source in (links[id] ?? []).compactMap({ $0.whole("fid") }).map({ "source \($0)" })
      where !person.sources.contains(source) {
        person.sources.append(source)
      }
      person.values = values(attributes["case \(id)"] ?? [])
      project.people.append(person)
      if let memo = row.text("memo") {
        project.memos.append(ForeignMemo(id: person.id, subject: .person(person.id), text: memo))
      }
    }
    for index in project.sources.indices {
      project.sources[index].values = values(
        attributes["file " + project.sources[index].id.dropFirst("source ".count)] ?? [])
    }
  }

  /// QualCoder has an empty value for each case and attribute that nobody has filled in.
  private func values(_ rows: [DatabaseRow]) -> [(variable: String, value: String)] {
    rows.compactMap { row in row.text("value").map { (row.text("name") ?? "variable", $0) } }
  }
}

/// QualCoder's categories and codes as one tree: categories may hold categories and codes, codes may hold codes.
enum QualCoderCodes {
  /// - Parameter isOwn: whether Strand wrote the project: a category and a code of the same name in it are then one
  ///   code.
  static func read(_ database: ProjectDatabase, isOwn: Bool) throws -> [ForeignCode] {
    var categories: [ForeignCode] = []
    for row in try database.rows("code_cat", order: "catid") {
      guard let id = row.whole("catid") else { continue }
      categories.append(
        ForeignCode(
          id: "category \(id)", parent: row.whole("supercatid").map { "category \($0)" },
          name: row.text("name") ?? "category", definition: row.text("memo"), isCodable: false))
    }
    var codes: [ForeignCode] = []
    for row in try database.rows("code_name", order: "cid") {
      guard let id = row.whole("cid") else { continue }
      codes.append(
        ForeignCode(
          id: "code \(id)",
          parent: row.whole("supercid").map { "code \($0)" } ?? row.whole("catid").map { "category \($0)" },
          name: row.text("name") ?? "code", definition: row.text("memo"),
          colour: row.text("color").flatMap(REFICodes.colour)))
    }
    return isOwn ? named(CodeOrder.parentsFirst(merged(categories, codes))) : CodeOrder.parentsFirst(categories + codes)
  }

  /// Names without those of the codes above, which Strand puts before a name that QualCoder would have twice.
  private static func named(_ codes: [ForeignCode]) -> [ForeignCode] {
    var paths: [String: String] = [:]
    return codes.map { code in
      var code = code
      let above = code.parent.flatMap { paths[$0] }.map { $0 + QualCoderNames.separator } ?? ""
      if code.name.hasPrefix(above) { code.name = String(code.name.dropFirst(above.count)) }
      paths[code.id] = above + code.name
      return code
    }
  }

  private static func merged(_ categories: [ForeignCode], _ codes: [ForeignCode]) -> [ForeignCode] {
    let names = Dictionary(categories.map { ($0.id, $0.name) }) { first, _ in first }
    var codeOf: [String: String] = [:]
    for code in codes {
      if let parent = code.parent, names[parent] == code.name { codeOf[parent] = code.id }
    }
    let parents = Dictionary(categories.map { ($0.id, $0.parent) }) { first, _ in first }
    func placed(_ code: ForeignCode) -> ForeignCode {
      var code = code
      // The code that is its category is where the category is.
      if let parent = code.parent, codeOf[parent] == code.id { code.parent = parents[parent] ?? nil }
      if let parent = code.parent { code.parent = codeOf[parent] ?? parent }
      return code
    }
    return (categories.filter { codeOf[$0.id] == nil } + codes).map(placed)
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
    func place(_ first: ForeignCode, atTop: Bool) {
      var waiting = [first]
      while let code = waiting.popLast() {
        guard placed.insert(code.id).inserted else { continue }
        var placing = code
        if code.id == first.id, atTop { placing.parent = nil }
        result.append(placing)
        waiting += (children[code.id] ?? []).reversed()
      }
    }
    for code in children[nil] ?? [] { place(code, atTop: true) }
    // What is left is below itself.
    for code in codes where !placed.contains(code.id) { place(code, atTop: true) }
    return result
  }
}
