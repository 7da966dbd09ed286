import Foundation
import Ground

/// Reads the sources of a REFI-QDA project with their passages. Text is taken from text sources, from the text layer
/// of PDF documents, and from transcripts of audio and video; pictures and places in pictures have none.
struct REFISources {
  let archive: REFIArchive
  let notes: [String: ProjectElement]
  private(set) var usedNotes: Set<String> = []
  private(set) var usedPaths: Set<String> = []

  init(archive: REFIArchive, notes: [String: ProjectElement]) {
    self.archive = archive
    self.notes = notes
  }

  /// - Throws: `Problem` of kind `badData` when an entry of the archive is damaged.
  mutating func read(_ elements: [ProjectElement], into project: inout ForeignProject) throws {
    for element in elements {
      switch element.name {
      case "TextSource":
        try add(element, of: element, kind: "text sources", into: &project)
      case "PDFSource":
        try layers(of: element, "Representation", kind: "PDF sources", into: &project)
      case "AudioSource", "VideoSource":
        let kind = element.name == "AudioSource" ? "audio sources" : "video sources"
        try layers(of: element, "Transcript", kind: kind, into: &project)
      case "PictureSource":
        try layers(of: element, "TextDescription", kind: "picture sources", into: &project)
      default:
        project.inventory.count("sources of an unknown kind", .leftOut("`\(element.name)` is not in the standard"))
      }
    }
  }

  /// The text of a source that is not text itself.
  private mutating func layers(
    of element: ProjectElement, _ name: String, kind: String, into project: inout ForeignProject
  ) throws {
    usedPaths.formUnion([element["path"]].compactMap { $0 })
    let layers = element.all(name)
    let withText = layers.filter { $0["plainTextPath"] != nil || $0.words("PlainTextContent") != nil }
    if withText.isEmpty {
      project.inventory.count(kind, .leftOut("no text comes with it"), example: element["name"])
    }
    for layer in withText { try add(layer, of: element, kind: kind, into: &project) }
    for selection in element.children where selection.name.hasSuffix("Selection") {
      project.inventory.count(
        "passages without words", .leftOut("\(selection.name) is a place in a picture, a page or a recording"),
        example: element["name"])
      let codings = selection.all("Coding").count
      project.inventory.count("codings", .leftOut("they are on a place without words"), codings)
    }
    if withText.isEmpty {
      project.inventory.count("codings", .leftOut("their source has no text"), element.all("Coding").count)
    }
  }

  /// - Parameters:
  ///   - layer: the element with the words and the passages.
  ///   - owner: the source itself, which is the same for text sources.
  private mutating func add(
    _ layer: ProjectElement, of owner: ProjectElement, kind: String, into project: inout ForeignProject
  ) throws {
    guard let guid = owner.guid ?? layer.guid else {
      project.inventory.count(kind, .leftOut("it has no identifier"), example: owner["name"])
      return
    }
    var source = ForeignSource(id: guid, name: owner["name"] ?? layer["name"] ?? "source")
    source.text = try text(of: layer)
    let outcome: ImportInventory.Outcome =
      source.text == nil
      ? .leftOut("its text is not in the archive")
      : kind == "text sources" ? .taken : .changed("its text only, as a transcript")
    project.inventory.count(kind, outcome, example: source.text == nil ? source.name : nil)
    let points = layer.all("SyncPoint").compactMap { point in
      point.guid.flatMap { guid in point["position"].flatMap { Int($0) }.map { (guid, $0) } }
    }
    let positions = Dictionary(points) { first, _ in first }
    for element in layer.children where ["PlainTextSelection", "TranscriptSelection"].contains(element.name) {
      if let selection = selection(element, position: { positions[REFIIdentifier.normal($0)] }, into: &project) {
        source.selections.append(selection)
      }
    }
    var whole = ForeignSelection(id: guid + "/whole")
    let holders = layer === owner ? [owner] : [owner, layer]
    for element in holders.flatMap({ $0.all("Coding") }) {
      if let coding = coding(element, into: &project) { whole.codings.append(coding) }
    }
    if !whole.codings.isEmpty { source.selections.append(whole) }
    source.frontMatter = project.isOwn ? owner.words("Description").flatMap(REFIFrontMatter.yaml(in:)) : nil
    for holder in holders {
      project.memos += memos(of: holder, .source(guid), into: &project)
      for value in holder.all("VariableValue") {
        if let read = REFIPeople.value(value) { source.values.append(read) }
      }
    }
    syncPoints(of: layer, owner, into: &source)
    project.sources.append(source)
  }

  /// The words: those beside the project first, then those in the project, last the formatted document.
  private mutating func text(of layer: ProjectElement) throws -> ForeignText? {
    usedPaths.formUnion([layer["plainTextPath"], layer["richTextPath"]].compactMap { $0 })
    if let path = layer["plainTextPath"], let bytes = try archive.source(path) { return .plain(bytes) }
    if let content = layer.first("PlainTextContent")?.text, !content.isEmpty { return .plain(Array(content.utf8)) }
    guard let path = layer["richTextPath"], let bytes = try archive.source(path) else { return nil }
    // Some programs put plain text there.
    if path.lowercased().hasSuffix(".txt") { return .plain(bytes) }
    return .document(bytes, fileName: String(path.split(whereSeparator: { "/:\\".contains($0) }).last ?? "source.docx"))
  }

  // MARK: Passages

  /// - Parameter position: the offset of a point that ties words to a time, by its identifier.
  private mutating func selection(
    _ element: ProjectElement, position: (String) -> Int?, into project: inout ForeignProject
  ) -> ForeignSelection? {
    guard let guid = element.guid else {
      project.inventory.count("passages", .leftOut("it has no identifier"))
      return nil
    }
    var selection = ForeignSelection(id: guid)
    let start = element["startPosition"].flatMap { Int($0) } ?? element["fromSyncPoint"].flatMap { position($0) }
    let end = element["endPosition"].flatMap { Int($0) } ?? element["toSyncPoint"].flatMap { position($0) }
    if let start, let end, start >= 0, end >= start, end < 1 << 40 { selection.range = (start, end) }
    selection.quote = element["name"].map { ForeignQuote(text: $0, isCertain: false) }
    for element in element.all("Coding") {
      if let coding = coding(element, into: &project) { selection.codings.append(coding) }
    }
    selection.memos = memos(of: element, .passage, into: &project)
    return selection
  }

  private mutating func coding(_ element: ProjectElement, into project: inout ForeignProject) -> ForeignCoding? {
    guard let code = element.first("CodeRef")?.target else {
      project.inventory.count("codings", .leftOut("it names no code"))
      return nil
    }
    let notes = element.all("NoteRef").compactMap { self.note($0, into: &project) }
    return ForeignCoding(
      id: element.guid ?? "\(code)/\(element["creationDateTime"] ?? "")", code: code,
      coder: element["creatingUser"].map(REFIIdentifier.normal),
      time: REFIIdentifier.time(element["creationDateTime"]), note: notes.isEmpty ? nil : notes.joined(separator: "\n"))
  }

  /// The words of a note that belongs to one coding.
  private mutating func note(_ reference: ProjectElement, into project: inout ForeignProject) -> String? {
    guard let memo = memo(reference, .passage, into: &project) else { return nil }
    project.inventory.count("memos", .changed("the note of a coding"))
    return memo.title.map { "\($0): \(memo.text)" } ?? memo.text
  }

  /// The note that a reference names.
  private mutating func memo(
    _ reference: ProjectElement, _ subject: ForeignMemo.Subject, into project: inout ForeignProject
  ) -> ForeignMemo? {
    guard let guid = reference.target, let note = notes[guid] else {
      project.inventory.count("memos", .leftOut("the note that it names is not in the file"))
      return nil
    }
    usedNotes.insert(guid)
    usedPaths.formUnion([note["plainTextPath"], note["richTextPath"]].compactMap { $0 })
    return REFINote.memo(note, subject, archive)
  }

  private mutating func memos(
    of element: ProjectElement, _ subject: ForeignMemo.Subject, into project: inout ForeignProject
  ) -> [ForeignMemo] {
    var result: [ForeignMemo] = []
    let coder = element["creatingUser"].map(REFIIdentifier.normal)
    if let text = element.words("Description"), !(project.isOwn && REFIFrontMatter.yaml(in: text) != nil) {
      result.append(
        ForeignMemo(
          id: (element.guid ?? "source") + "/description", subject: subject, text: text, coder: coder,
          time: REFIIdentifier.time(element["modifiedDateTime"] ?? element["creationDateTime"])))
    }
    result += element.all("NoteRef").compactMap { memo($0, subject, into: &project) }
    project.inventory.count("memos", .taken, result.count)
    return result
  }

  private func syncPoints(of layer: ProjectElement, _ owner: ProjectElement, into source: inout ForeignSource) {
    let points = layer.all("SyncPoint") + (layer === owner ? [] : owner.all("SyncPoint"))
    source.syncPoints = points.compactMap { point in
      guard let milliseconds = point["timeStamp"].flatMap({ Double($0) }), milliseconds >= 0,
        let offset = point["position"].flatMap({ Int($0) }), offset >= 0
      else { return nil }
      return (milliseconds / 1000, offset)
    }.sorted { ($0.offset, $0.seconds) < ($1.offset, $1.seconds) }
  }
}

/// The front matter of a transcript in the description of its source: who speaks, in which language.
enum REFIFrontMatter {
  private static let heading = "Front matter of the transcript:\n"

  static func description(_ yaml: String) -> String { heading + yaml }

  /// The YAML in a description that Strand wrote; `nil` for any other.
  static func yaml(in description: String) -> String? {
    description.hasPrefix(heading.trimmingWhitespace()) ? String(description.dropFirst(heading.count)) + "\n" : nil
  }
}
