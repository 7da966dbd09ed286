import Basics

/// `.rtf` (Rich Text Format 1.9.1).
///
/// It is read here and not by a converter: docs/importing.md says what those that are maintained do with it.
struct RTFFormat: TranscriptFormat {
  let name = "Rich Text Format"
  let extensions = ["rtf"]

  func recognises(_ source: SourceFile) -> Bool { source.begins(with: "{\\rtf") }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    var text = RTFText()
    try text.read(source.bytes, file: source.name)
    var extracted = text.document.finished()
    if text.insertions > 0 { extracted.notes.append(.insertionsKept(text.insertions, file: source.name)) }
    if text.unreadable > 0 { extracted.notes.append(.unreadableCharacters(text.unreadable, file: source.name)) }
    return extracted
  }
}
