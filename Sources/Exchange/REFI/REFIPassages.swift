import Basics
import Foundation

/// Reads the passages of a source, their codings, and memos.
struct REFIPassages {
  private let notes: REFINotes
  private(set) var usedNotes: Set<String> = []

  init(notes: REFINotes) {
    self.notes = notes
  }

  /// Passages with words, then the codings of the whole source as one. Places in pictures, pages and recordings that
  /// come without words are counted as left out.
  /// - Parameters:
  ///   - layer: the element with the words.
  ///   - holders: elements with codings of the whole source; `layer` is the last of them.
  mutating func selections(
    of layer: ProjectElement, holders: [ProjectElement], id: String, _ inventory: inout ImportInventory
  ) -> [ForeignSelection] {
    let offsets = Dictionary(
      layer.all("SyncPoint").compactMap { point in
        point.guid.flatMap { guid in point["position"].flatMap { Int($0) }.map { (guid, $0) } }
      }
    ) { first, _ in first }
    var result: [ForeignSelection] = []
    var whole = ForeignSelection(id: id + "/whole", isWholeSource: true)
    for holder in holders {
      for (number, element) in holder.children.enumerated() where element.name.hasSuffix("Selection") {
        let own = element.guid ?? "\(id)/\(number)"
        if let selection = selection(element, own, offsets, &inventory) { result.append(selection) }
      }
      for element in holder.all("Coding") {
        if let coding = coding(element, &inventory) { whole.codings.append(coding) }
      }
    }
    return whole.codings.isEmpty ? result : result + [whole]
  }

  /// - Parameter offsets: of the points that tie words to a time, by identifier.
  private mutating func selection(
    _ element: ProjectElement, _ id: String, _ offsets: [String: Int], _ inventory: inout ImportInventory
  ) -> ForeignSelection? {
    var selection = ForeignSelection(id: id)
    func offset(_ attribute: String, orOf point: String) -> Int? {
      element[attribute].flatMap { Int($0) } ?? element[point].flatMap { offsets[REFIIdentifier.normal($0)] }
    }
    if ["PlainTextSelection", "TranscriptSelection"].contains(element.name) {
      let start = offset("startPosition", orOf: "fromSyncPoint")
      let end = offset("endPosition", orOf: "toSyncPoint")
      if let start, let end, start >= 0, end >= start, end < 1 << 40 { selection.range = (start, end) }
      selection.quote = element["name"].map { ForeignQuote(text: $0, isCertain: false) }
    } else if let words = element.first("Representation")?.words("PlainTextContent") {
      selection.quote = ForeignQuote(text: words, isCertain: true)
    } else {
      let reason = ImportInventory.Outcome.leftOut("they are places in a picture, a page or a recording, without words")
      inventory.count("passages", reason, example: element["name"])
      inventory.count("codings", reason, element.all("Coding").count)
      let notes = element.all("NoteRef") + element.all("Coding").flatMap { $0.all("NoteRef") }
      inventory.count("memos", reason, notes.count + (element.words("Description") == nil ? 0 : 1))
      usedNotes.formUnion(notes.compactMap(\.target))
      return nil
    }
    for element in element.all("Coding") {
      if let coding = coding(element, &inventory) { selection.codings.append(coding) }
    }
    selection.memos = memos(of: element, .passage, isOwn: false, &inventory)
    return selection
  }

  private mutating func coding(_ element: ProjectElement, _ inventory: inout ImportInventory) -> ForeignCoding? {
    guard let code = element.first("CodeRef")?.target else {
      inventory.count("codings", .leftOut("they name no code"))
      return nil
    }
    let words = element.all("NoteRef").compactMap { notes.memo($0, .passage, &usedNotes, &inventory) }.map { memo in
      memo.title.map { "\($0): \(memo.text)" } ?? memo.text
    }
    inventory.count("memos", .changed("further notes of one coding are in its note"), max(0, words.count - 1))
    return ForeignCoding(
      id: element.guid ?? "", code: code, coder: element["creatingUser"].map(REFIIdentifier.normal),
      time: REFIIdentifier.time(element["creationDateTime"]),
      note: words.isEmpty ? nil : words.joined(separator: "\n"))
  }

  /// The description of an element and the notes that it refers to.
  /// - Parameter isOwn: whether the description may be front matter that Strand wrote.
  mutating func memos(
    of element: ProjectElement, _ subject: ForeignMemo.Subject, isOwn: Bool, _ inventory: inout ImportInventory
  ) -> [ForeignMemo] {
    var result: [ForeignMemo] = []
    if let text = element.words("Description"), !isOwn || FrontMatterNote.parts(of: text) == nil {
      result.append(
        ForeignMemo(
          id: (element.guid ?? "") + "/description", subject: subject, text: text,
          coder: element["creatingUser"].map(REFIIdentifier.normal),
          time: REFIIdentifier.time(element["modifiedDateTime"] ?? element["creationDateTime"])))
    }
    for reference in element.all("NoteRef") {
      if let memo = notes.memo(reference, subject, &usedNotes, &inventory) { result.append(memo) }
    }
    return result
  }

  /// Times with their offsets, in the order of the text.
  func syncPoints(
    of layer: ProjectElement, _ inventory: inout ImportInventory
  ) -> [(seconds: Double, offset: Int)] {
    var points: [(seconds: Double, offset: Int)] = []
    for point in layer.all("SyncPoint") {
      guard let milliseconds = point["timeStamp"].flatMap({ Double($0) }), milliseconds >= 0,
        let offset = point["position"].flatMap({ Int($0) }), offset >= 0
      else {
        inventory.count("times", .leftOut("they have no time or no place"))
        continue
      }
      points.append((milliseconds / 1000, offset))
    }
    return points.sorted { ($0.offset, $0.seconds) < ($1.offset, $1.seconds) }
  }
}
