import Foundation
import Ground

/// Notes of a REFI-QDA project as memos.
enum REFINote {
  /// `nil` for a note without words.
  static func memo(
    _ note: ProjectElement, _ subject: ForeignMemo.Subject, _ archive: REFIArchive
  ) -> ForeignMemo? {
    let path = note["plainTextPath"].flatMap { try? archive.source($0) }
    let file = path.map { String(String.UnicodeScalarView(RawText($0).scalars)) }
    let words = note.words("PlainTextContent") ?? file?.trimmingWhitespace() ?? note.words("Description") ?? ""
    let name = note["name"]
    guard !words.isEmpty || name != nil else { return nil }
    return ForeignMemo(
      id: note.guid ?? "note", subject: subject, title: words.isEmpty ? nil : name, text: words.isEmpty ? name ?? "" : words,
      coder: note["creatingUser"].map(REFIIdentifier.normal), time: REFIIdentifier.time(note["creationDateTime"]))
  }
}

/// Links of a project, as far as they say what a note is about (NVivo ties notes to things by links alone).
struct REFILinks {
  private let links: [ProjectElement]

  init(_ root: ProjectElement) {
    links = root.first("Links")?.all("Link") ?? []
  }

  /// What a note is linked to; `nil` where it is linked to nothing that a memo can be about.
  func subject(ofNote guid: String, in project: ForeignProject) -> ForeignMemo.Subject? {
    for link in links {
      let ends = [link["originGUID"], link["targetGUID"]].compactMap { $0.map(REFIIdentifier.normal) }
      guard ends.contains(guid), let other = ends.first(where: { $0 != guid }) else { continue }
      if project.codes.contains(where: { $0.id == other }) { return .code(other) }
      if project.sources.contains(where: { $0.id == other }) { return .source(other) }
      if project.people.contains(where: { $0.id == other }) { return .person(other) }
    }
    return nil
  }
}
