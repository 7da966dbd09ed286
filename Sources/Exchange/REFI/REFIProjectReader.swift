import Basics
import Foundation

/// Reads a REFI-QDA project (`.qdpx`; versions 0.4, 1.0 and 1.5, which differ in nothing that is read here).
///
/// Source: REFI-QDA Standard 1.5 and its schema `Project.xsd`; deviations of vendors are taken as they come.
struct REFIProjectReader {
  private let archive: REFIArchive
  private let root: ProjectElement
  private let notes: REFINotes
  private var project: ForeignProject
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
    notes = REFINotes(root, archive)
    project = ForeignProject(origin: root["origin"] ?? "a REFI-QDA project", name: root["name"] ?? "project")
  }

  private mutating func read() throws -> ForeignProject {
    project.coders = (root.first("Users")?.all("User") ?? []).enumerated().map { number, user in
      ForeignCoder(id: user.guid ?? "user \(number)", name: user["name"] ?? user["id"] ?? SafeNames.unknownCoder)
    }
    readCodes(root.first("CodeBook")?.first("Codes")?.all("Code") ?? [])
    var reading = REFISources(archive: archive, notes: notes)
    try reading.read(root.first("Sources")?.children ?? [], into: &project)
    usedNotes.formUnion(reading.usedNotes)
    usedPaths.formUnion(reading.usedPaths)
    REFIPeople(root).read(into: &project)
    addMemos(of: root, .project)
    for element in root.first("Cases")?.all("Case") ?? [] {
      if let guid = element.guid { addMemos(of: element, .person(guid)) }
    }
    readRemainingNotes()
    if project.isOwn { readReferences() }
    countWhatIsLeft()
    return project
  }

  private mutating func readCodes(_ roots: [ProjectElement]) {
    for (element, code) in REFICodes.read(roots) {
      project.codes.append(code)
      addMemos(of: element, .code(code.id), description: false)
    }
  }

  // MARK: Memos

  private mutating func addMemos(
    of element: ProjectElement, _ subject: ForeignMemo.Subject, description: Bool = true
  ) {
    if description, let text = element.words("Description") {
      project.memos.append(ForeignMemo(id: (element.guid ?? "project") + "/description", subject: subject, text: text))
    }
    for reference in element.all("NoteRef") {
      if let memo = notes.memo(reference, subject, &usedNotes, &project.inventory) { project.memos.append(memo) }
    }
  }

  /// Notes that no element refers to: what Strand puts there for itself, what a link ties to something, and the rest,
  /// which are memos of the project.
  private mutating func readRemainingNotes() {
    let links = REFILinks(root, besidesReferences: project.isOwn)
    for note in notes.all {
      usedPaths.formUnion(note.paths)
      if let guid = note.guid, usedNotes.contains(guid) { continue }
      if project.isOwn, let file = REFINotes.codebookFile(note) {
        project.codebookFiles.append(file)
        project.inventory.count("files of the codebook", .taken)
        continue
      }
      let linked = note.guid.flatMap { links.subject(ofNote: $0, in: project) }
      if let memo = notes.memo(note, linked ?? .project) {
        project.memos.append(memo)
      } else {
        project.inventory.count("memos", .leftOut("they have no text"), example: note["name"])
      }
    }
  }

  /// What memos of a project that Strand wrote refer to.
  private mutating func readReferences() {
    var targets: [String: [String]] = [:]
    for link in root.first("Links")?.all("Link") ?? [] where link["name"] == REFINotesWriter.reference {
      guard let origin = link["originGUID"], let target = link["targetGUID"] else { continue }
      targets[REFIIdentifier.normal(origin), default: []].append(REFIIdentifier.normal(target))
    }
    func refer(_ memos: inout [ForeignMemo]) {
      for index in memos.indices { memos[index].links = targets[memos[index].id] ?? [] }
    }
    refer(&project.memos)
    for source in project.sources.indices {
      for selection in project.sources[source].selections.indices {
        refer(&project.sources[source].selections[selection].memos)
      }
    }
  }

  // MARK: The rest

  private mutating func countWhatIsLeft() {
    for link in root.first("Links")?.all("Link") ?? [] {
      let ends = [link["originGUID"], link["targetGUID"]].compactMap { $0 }.map(REFIIdentifier.normal)
      if project.isOwn, link["name"] == REFINotesWriter.reference {
        project.inventory.count("links", .taken)
      } else if ends.contains(where: notes.isNote) {
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
      project.inventory.count("files in the archive", .leftOut("no source that is read uses them"), example: name)
    }
    for (name, count) in root.namesOutsideStandard().sorted(by: { $0.key < $1.key }) {
      project.inventory.count(
        "elements that are not in the standard", .leftOut("their meaning is not known"), count, example: name)
    }
  }
}

extension ProjectElement {
  /// Elements of the standard, versions 1.0 and 1.5.
  private static let standard: Set<String> = [
    "AudioSelection", "AudioSource", "BooleanValue", "Case", "Cases", "Code", "CodeBook", "CodeRef", "Codes", "Coding",
    "DateTimeValue", "DateValue", "Description", "Edge", "FloatValue", "Graph", "Graphs", "IntegerValue", "Link",
    "Links",
    "MemberCode", "MemberNote", "MemberSource", "Note", "NoteRef", "Notes", "PDFSelection", "PDFSource",
    "PictureSelection", "PictureSource", "PlainTextContent", "PlainTextSelection", "Project", "Representation",
    "SelectionRef", "Set", "Sets", "SourceRef", "Sources", "SyncPoint", "TextDescription", "TextSource", "TextValue",
    "Transcript", "TranscriptSelection", "User", "Users", "Variable", "VariableRef", "VariableValue", "Variables",
    "Vertex", "VideoSelection", "VideoSource",
  ]

  /// How often each element occurs that the standard does not have.
  fileprivate func namesOutsideStandard() -> [String: Int] {
    var counts: [String: Int] = [:]
    var waiting = [self]
    while let element = waiting.popLast() {
      if !Self.standard.contains(element.name) { counts[element.name, default: 0] += 1 }
      waiting += element.children
    }
    return counts
  }

  /// The files that hold its text.
  var paths: [String] { [self["plainTextPath"], self["richTextPath"]].compactMap { $0 } }
}
