import Basics
import Foundation

/// Reads the sources of a REFI-QDA project with their passages. Text is taken from text sources, from the text layer
/// of PDF documents (or the document itself), and from transcripts of audio and video; pictures and places in pictures
/// have none.
struct REFISources {
  private let archive: REFIArchive
  private var passages: REFIPassages
  private(set) var usedPaths: Set<String> = []

  var usedNotes: Set<String> { passages.usedNotes }

  init(archive: REFIArchive, notes: REFINotes) {
    self.archive = archive
    passages = REFIPassages(notes: notes)
  }

  /// - Throws: `Problem` of kind `badData` when an entry of the archive is damaged.
  mutating func read(_ elements: [ProjectElement], into project: inout ForeignProject) throws {
    for (number, element) in elements.enumerated() {
      let id = element.guid ?? "source \(number)"
      switch element.name {
      case "TextSource": try add(element, id: id, holders: [element], kind: "text sources", into: &project)
      case "PDFSource": try readLayers(of: element, id, "Representation", kind: "PDF sources", into: &project)
      case "AudioSource": try readLayers(of: element, id, "Transcript", kind: "audio sources", into: &project)
      case "VideoSource": try readLayers(of: element, id, "Transcript", kind: "video sources", into: &project)
      case "PictureSource": try readLayers(of: element, id, "TextDescription", kind: "picture sources", into: &project)
      default: break
      }
    }
  }

  /// The texts of a source that is not text itself.
  private mutating func readLayers(
    of owner: ProjectElement, _ id: String, _ name: String, kind: String, into project: inout ForeignProject
  ) throws {
    usedPaths.formUnion([owner["path"]].compactMap { $0 })
    let layers = owner.all(name).filter { !$0.paths.isEmpty || $0.words("PlainTextContent") != nil }
    for (number, layer) in layers.enumerated() {
      let own = number == 0 ? id : layer.guid ?? "\(id)/\(number)"
      try add(layer, id: own, holders: number == 0 ? [owner, layer] : [layer], kind: kind, into: &project)
    }
    if layers.isEmpty { try add(owner, id: id, holders: [owner], kind: kind, into: &project) }
  }

  /// - Parameters:
  ///   - layer: the element with the words and the passages.
  ///   - holders: the elements with codings, memos and variables of the whole source; the source itself first.
  private mutating func add(
    _ layer: ProjectElement, id: String, holders: [ProjectElement], kind: String, into project: inout ForeignProject
  ) throws {
    let owner = holders[0]
    var source = ForeignSource(id: id, name: owner["name"] ?? layer["name"] ?? "source")
    source.text = try text(of: layer)
    if source.text == nil {
      let reason = layer.paths.isEmpty ? "no text comes with them" : "their text is not in the archive"
      project.inventory.count(kind, .leftOut(reason), example: source.name)
    } else {
      project.inventory.count(kind, kind == "text sources" ? .taken : .changed("their text only, as a transcript"))
    }
    source.selections = passages.selections(of: layer, holders: holders, id: id, &project.inventory)
    source.frontMatter = project.isOwn ? owner.words("Description").flatMap(FrontMatterNote.parts)?.yaml : nil
    for holder in holders {
      project.memos += passages.memos(of: holder, .source(id), isOwn: project.isOwn, &project.inventory)
      source.values += REFIPeople.values(of: holder, &project.inventory)
    }
    source.syncPoints = passages.syncPoints(of: layer, &project.inventory)
    project.sources.append(source)
  }

  /// The words: those beside the project first, then those in the project, last the document.
  private mutating func text(of layer: ProjectElement) throws -> ForeignText? {
    usedPaths.formUnion(layer.paths)
    if let path = layer["plainTextPath"], let bytes = try archive.source(path) { return .plain(bytes) }
    if let content = layer.first("PlainTextContent")?.text, !content.isEmpty { return .plain(Array(content.utf8)) }
    guard let path = layer["richTextPath"] ?? layer["path"], let bytes = try archive.source(path) else { return nil }
    let name = String(path.split(whereSeparator: { "/:\\".contains($0) }).last ?? "source")
    switch name.split(separator: ".").last?.lowercased() {
    // Some programs put plain text there.
    case "txt": return .plain(bytes)
    case "docx", "odt", "rtf", "pdf", "html", "htm": return .document(bytes, fileName: name)
    default: return nil
    }
  }
}
