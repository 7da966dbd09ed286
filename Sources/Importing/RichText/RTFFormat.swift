import Ground

/// `.rtf` (Rich Text Format 1.9.1).
///
/// It is read here and not by a converter: of those that are maintained, unrtf 0.21.10 gives hidden and deleted words as
/// if they had been said, takes no account of `\ucN`, breaks characters beyond the Basic Multilingual Plane and drops
/// comments, text boxes and headers without a word; LibreOffice does well, but takes seconds a file and half a gigabyte.
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
