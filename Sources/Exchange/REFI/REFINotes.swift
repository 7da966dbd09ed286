import Basics
import Foundation

/// The notes of a REFI-QDA project, which become memos.
struct REFINotes {
  let all: [ProjectElement]
  private let byGUID: [String: ProjectElement]
  private let archive: REFIArchive

  init(_ root: ProjectElement, _ archive: REFIArchive) {
    all = root.first("Notes")?.all("Note") ?? []
    byGUID = Dictionary(all.compactMap { note in note.guid.map { ($0, note) } }) { first, _ in first }
    self.archive = archive
  }

  func isNote(_ guid: String) -> Bool { byGUID[guid] != nil }

  /// The note that a reference names, counted where there is none or it has no words.
  func memo(
    _ reference: ProjectElement, _ subject: ForeignMemo.Subject, _ used: inout Set<String>,
    _ inventory: inout ImportInventory
  ) -> ForeignMemo? {
    guard let guid = reference.target, let note = byGUID[guid] else {
      inventory.count("memos", .leftOut("the note that is referred to is not in the file"))
      return nil
    }
    used.insert(guid)
    guard let memo = memo(note, subject) else {
      inventory.count("memos", .leftOut("they have no text"), example: note["name"])
      return nil
    }
    return memo
  }

  /// `nil` for a note without words.
  func memo(_ note: ProjectElement, _ subject: ForeignMemo.Subject) -> ForeignMemo? {
    let path = note["plainTextPath"].flatMap { try? archive.source($0) }
    let file = path.map { String(String.UnicodeScalarView(RawText($0).scalars)).trimmingWhitespace() } ?? ""
    let name = note["name"]
    guard let words = note.words("PlainTextContent") ?? (file.isEmpty ? note.words("Description") : file) ?? name else {
      return nil
    }
    // Some programs name a note after its first words.
    let title = name.flatMap { name in Self.letters(words).hasPrefix(Self.letters(name)) ? nil : name }
    return ForeignMemo(
      id: note.guid ?? "note", subject: subject, title: title, text: words,
      coder: note["creatingUser"].map(REFIIdentifier.normal), time: REFIIdentifier.time(note["creationDateTime"]))
  }

  private static func letters(_ text: String) -> String {
    var plain = text
    for ellipsis in ["…", "..."] where plain.hasSuffix(ellipsis) { plain = String(plain.dropLast(ellipsis.count)) }
    return plain.filter { !$0.isWhitespace }
  }

  /// A file of the codebook that Strand has put into a note; `nil` for any other note, and for a name that is not one of
  /// a file in `codebook/`.
  static func codebookFile(_ note: ProjectElement) -> (name: String, text: String)? {
    let prefix = REFIProjectWriter.codebookNote
    guard let name = note["name"], name.hasPrefix(prefix), let text = note.first("PlainTextContent")?.text else {
      return nil
    }
    let file = String(name.dropFirst(prefix.count))
    guard SafeNames.isFileName(file), file.hasSuffix(".yaml") || file.hasSuffix(".yml") else { return nil }
    return (file, text)
  }
}

/// Links of a project, as far as they say what a note is about (NVivo ties notes to things by links alone).
struct REFILinks {
  private var others: [String: [String]] = [:]

  /// - Parameter besidesReferences: leaves out what memos of Strand refer to.
  init(_ root: ProjectElement, besidesReferences: Bool) {
    for link in root.first("Links")?.all("Link") ?? [] {
      if besidesReferences, link["name"] == REFINotesWriter.reference { continue }
      guard let origin = link["originGUID"].map(REFIIdentifier.normal),
        let target = link["targetGUID"].map(REFIIdentifier.normal)
      else { continue }
      others[origin, default: []].append(target)
      others[target, default: []].append(origin)
    }
  }

  /// What a note is linked to; `nil` where it is linked to nothing that a memo can be about.
  func subject(ofNote guid: String, in project: ForeignProject) -> ForeignMemo.Subject? {
    for other in others[guid] ?? [] {
      if project.codes.contains(where: { $0.id == other }) { return .code(other) }
      if project.sources.contains(where: { $0.id == other }) { return .source(other) }
      if project.people.contains(where: { $0.id == other }) { return .person(other) }
    }
    return nil
  }
}
