import Ground

/// `.txt` in any encoding.
struct PlainTextFormat: TranscriptFormat {
  let name = "plain text"
  let extensions = ["txt", "text"]

  func recognises(_ source: SourceFile) -> Bool {
    extensions.contains(source.fileExtension) || source.fileExtension.isEmpty
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    let decoded = try TextEncoding.decode(source)
    if BinaryContent.isBinary(decoded.text) { throw Problem.binary(file: source.name, supported: Importer.extensions) }
    var extracted = ExtractedText(
      text: decoded.text, encoding: decoded.name, encodingConfidence: decoded.confidence)
    if decoded.confidence < TextEncoding.sure {
      extracted.notes.append(.unsureEncoding(decoded.name, confidence: decoded.confidence, file: source.name))
    }
    return extracted
  }
}
