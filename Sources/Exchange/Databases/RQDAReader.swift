import Basics
import Foundation

/// Reads an RQDA project (`.rqda`). Offsets count Unicode code points, the end exclusive; each coding holds its words,
/// so each is checked. Rows whose `status` is not 1 were deleted by their owner and are left out.
enum RQDAReader {
  /// - Throws: `Problem` of kind `badData`.
  static func read(_ url: URL, file: String) throws -> ForeignProject {
    let database = try ProjectDatabase(url, file: file)
    var project = ForeignProject(
      origin: "RQDA", name: url.deletingPathExtension().lastPathComponent)
    func live(_ table: String) throws -> [DatabaseRow] {
      let rows = try database.rows(table)
      let kept = rows.filter { $0.whole("status") ?? 1 == 1 }
      project.inventory.count(
        "deleted rows", .leftOut("they were deleted in RQDA"), rows.count - kept.count, example: table)
      return kept
    }
    readCodes(try live("codecat"), try live("freecode"), try live("treecode"), into: &project)
    let codings = Dictionary(grouping: try live("coding")) { $0.whole("fid") ?? 0 }
    for row in try live("source") {
      guard let id = row.whole("id") else { continue }
      var source = ForeignSource(id: "source \(id)", name: row.text("name") ?? "source")
      source.text = row.text("file").map { .plain(Array($0.utf8)) }
      project.inventory.count("sources", source.text == nil ? .leftOut("they are empty") : .taken)
      source.selections = (codings[id] ?? []).map { $0.coding(number: "rowid", from: "selfirst", to: "selend") }
      if let memo = row.text("memo") {
        project.memos.append(
          ForeignMemo(id: source.id, subject: .source(source.id), text: memo, coder: row.text("owner")))
      }
      project.sources.append(source)
    }
    let links = Dictionary(grouping: try live("caselinkage")) { $0.whole("caseid") ?? 0 }
    let ofCases = Dictionary(grouping: try live("caseattr")) { $0.whole("caseid") ?? 0 }
    let ofFiles = Dictionary(grouping: try live("fileattr")) { $0.whole("fileid") ?? 0 }
    for row in try live("cases") {
      guard let id = row.whole("id") else { continue }
      var person = ForeignPerson(id: "case \(id)", name: row.text("name") ?? "case")
      if let memo = row.text("memo") {
        project.memos.append(
          ForeignMemo(id: person.id, subject: .person(person.id), text: memo, coder: row.text("owner")))
      }
      person.sources = Array(Set((links[id] ?? []).compactMap { $0.whole("fid") })).sorted().map { "source \($0)" }
      person.values = values(ofCases[id] ?? [])
      project.people.append(person)
    }
    for index in project.sources.indices {
      let id = Int(project.sources[index].id.dropFirst("source ".count)) ?? 0
      project.sources[index].values = values(ofFiles[id] ?? [])
    }
    let coders = Set(project.sources.flatMap(\.selections).flatMap { $0.codings.compactMap(\.coder) })
    project.coders = coders.sorted().map { ForeignCoder(id: $0, name: $0) }
    return project
  }

  private static func readCodes(
    _ categories: [DatabaseRow], _ codes: [DatabaseRow], _ places: [DatabaseRow], into project: inout ForeignProject
  ) {
    for row in categories {
      guard let id = row.whole("catid") else { continue }
      project.codes.append(
        ForeignCode(
          id: "category \(id)", name: row.text("name") ?? "category", definition: row.text("memo"), isCodable: false))
    }
    let parents = Dictionary(places.map { ($0.whole("cid") ?? 0, $0.whole("catid") ?? 0) }) { first, _ in first }
    for row in codes {
      guard let id = row.whole("id") else { continue }
      project.codes.append(
        ForeignCode(
          id: "code \(id)", parent: parents[id].map { "category \($0)" }, name: row.text("name") ?? "code",
          definition: row.text("memo"), colour: row.text("color").flatMap(REFICodes.colour)))
    }
    project.codes = CodeOrder.parentsFirst(project.codes)
  }

  private static func values(_ rows: [DatabaseRow]) -> [(variable: String, value: String)] {
    rows.compactMap { row in row.text("value").map { (row.text("variable") ?? "variable", $0) } }
  }
}
