import Foundation
import Ground

/// Reads a REFI-QDA project (`.qdpx`; versions 0.4, 1.0 and 1.5, which differ in nothing that is read here).
///
/// Source: REFI-QDA Standard 1.5 and its schema `Project.xsd`; deviations of vendors are taken as they come.
struct REFIProjectReader {
  private let archive: REFIArchive
  private let root: ProjectElement
  private var project: ForeignProject
  private var notes: [String: ProjectElement] = [:]
  private var usedNotes: Set<String> = []
  private var usedPaths: Set<String> = []

  /// - Throws: `Problem` of kind `badData`.
  static func read(_ bytes: [UInt8], file: String) throws -> ForeignProject {
    var reader = try REFIProjectReader(REFIArchive(bytes, file: file))
    return try reader.read()
  }

  private init(_ archive: REFIArchive) throws {
    self.archive = archive
    root = try archive.project()
    guard root.name == "Project" else { throw Problem.notAProject(file: archive.file) }
    project = ForeignProject(origin: root["origin"] ?? "a REFI-QDA project", name: root["name"] ?? "project")
  }

  private mutating func read() throws -> ForeignProject {
    for note in root.first("Notes")?.all("Note") ?? [] {
      if let guid = note.guid { notes[guid] = note }
    }
    project.coders = (root.first("Users")?.all("User") ?? []).compactMap { user in
      user.guid.map { ForeignCoder(id: $0, name: user["name"] ?? user["id"] ?? "imported") }
    }
    project.inventory.count("coders", .taken, project.coders.count)
    readCodes(root.first("CodeBook")?.first("Codes")?.all("Code") ?? [])
    var reading = REFISources(archive: archive, notes: notes)
    try reading.read(root.first("Sources")?.children ?? [], into: &project)
    usedNotes.formUnion(reading.usedNotes)
    usedPaths.formUnion(reading.usedPaths)
    let people = REFIPeople(root)
    people.read(into: &project)
    for memo in memos(of: root, subject: .project) { project.memos.append(memo) }
    for element in root.first("Cases")?.all("Case") ?? [] {
      guard let guid = element.guid else { continue }
      project.memos += memos(of: element, subject: .person(guid), description: false)
    }
    readRemainingNotes()
    countWhatIsLeft()
    return project
  }

  // MARK: Codes

  private mutating func readCodes(_ roots: [ProjectElement]) {
    var waiting = roots.reversed().map { (element: $0, parent: String?.none) }
    while let (element, parent) = waiting.popLast() {
      guard let guid = element.guid else {
        project.inventory.count("codes", .leftOut("it has no identifier"), example: element["name"])
        continue
      }
      let code = ForeignCode(
        id: guid, parent: parent, name: element["name"] ?? "code", definition: element.words("Description"),
        colour: element["color"].flatMap(Self.colour), isCodable: element["isCodable"]?.lowercased() != "false")
      project.codes.append(code)
      project.inventory.count("codes", .taken)
      project.memos += memos(of: element, subject: .code(guid), description: false)
      waiting += element.all("Code").reversed().map { ($0, guid) }
    }
  }

  /// `#RGB` or `#RRGGBB` as `#rrggbb`.
  static func colour(_ text: String) -> String? {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    switch digits.count {
    case 3: return "#" + digits.map { "\($0)\($0)" }.joined().lowercased()
    case 6: return "#" + digits.lowercased()
    default: return nil
    }
  }

  // MARK: Memos

  private mutating func memos(
    of element: ProjectElement, subject: ForeignMemo.Subject, description: Bool = true
  ) -> [ForeignMemo] {
    var result: [ForeignMemo] = []
    if description, let text = element.words("Description") {
      result.append(ForeignMemo(id: (element.guid ?? "project") + "/description", subject: subject, text: text))
      project.inventory.count("memos", .taken)
    }
    for reference in element.all("NoteRef") {
      guard let guid = reference.target, let note = notes[guid] else {
        project.inventory.count("memos", .leftOut("the note that it names is not in the file"))
        continue
      }
      usedNotes.insert(guid)
      if let memo = REFINote.memo(note, subject, archive) {
        usedPaths.formUnion([note["plainTextPath"], note["richTextPath"]].compactMap { $0 })
        result.append(memo)
        project.inventory.count("memos", .taken)
      } else {
        project.inventory.count("memos", .leftOut("it has no text"), example: note["name"])
      }
    }
    return result
  }

  /// Notes that nothing refers to are memos of the project.
  private mutating func readRemainingNotes() {
    for note in root.first("Notes")?.all("Note") ?? [] {
      guard let guid = note.guid, !usedNotes.contains(guid) else { continue }
      usedPaths.formUnion([note["plainTextPath"], note["richTextPath"]].compactMap { $0 })
      let prefix = REFIProjectWriter.codebookNote
      if project.isOwn, let name = note["name"], name.hasPrefix(prefix), let text = note.first("PlainTextContent")?.text {
        project.codebookFiles.append((String(name.dropFirst(prefix.count)), text))
        project.inventory.count("files of the codebook", .taken)
        continue
      }
      let linked = REFILinks(root).subject(ofNote: guid, in: project)
      if let memo = REFINote.memo(note, linked ?? .project, archive) {
        project.memos.append(memo)
        project.inventory.count(
          "memos", linked == nil ? .changed("it belongs to nothing in the file: now a memo of the study") : .taken)
      } else {
        project.inventory.count("memos", .leftOut("it has no text"), example: note["name"])
      }
    }
  }

  private mutating func countWhatIsLeft() {
    for link in root.first("Links")?.all("Link") ?? [] {
      let isOfNote = [link["originGUID"], link["targetGUID"]].compactMap { $0 }.map(REFIIdentifier.normal)
        .contains { notes[$0] != nil }
      if isOfNote {
        project.inventory.count("links", .changed("a link to a note is the place of the memo"))
      } else {
        project.inventory.count(
          "links", .leftOut("Strand has no links between passages, codes and sources"), example: link["name"])
      }
    }
    for graph in root.first("Graphs")?.all("Graph") ?? [] {
      project.inventory.count("graphs", .leftOut("Strand draws its own figures"), example: graph["name"])
    }
    for name in archive.unused(besides: usedPaths) {
      project.inventory.count("files in the archive", .leftOut("no source that is read uses it"), example: name)
    }
  }
}

/// Identifiers as vendors write them: with or without braces, in either case.
enum REFIIdentifier {
  static func normal(_ text: String) -> String {
    text.trimmingWhitespace().lowercased().filter { $0 != "{" && $0 != "}" }
  }

  /// ISO 8601, with or without fractions and zone; without a zone the time is taken as UTC.
  static func time(_ text: String?) -> Date? {
    guard let text else { return nil }
    let plain = text.trimmingWhitespace()
    let withZone = plain.hasSuffix("Z") || plain.dropFirst(10).contains { $0 == "+" || $0 == "-" } ? plain : plain + "Z"
    for fractions in [false, true] {
      let style = Date.ISO8601FormatStyle(includingFractionalSeconds: fractions)
      if let date = try? style.parse(withZone) { return date }
    }
    return nil
  }
}

extension ProjectElement {
  /// The identifier of the element, in one form.
  var guid: String? { self["guid"].map(REFIIdentifier.normal) }
  /// The identifier that a reference names.
  var target: String? { self["targetGUID"].map(REFIIdentifier.normal) }
}
