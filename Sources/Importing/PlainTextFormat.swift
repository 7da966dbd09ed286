import FileContents
import Ground

/// `.txt` in any encoding.
struct PlainTextFormat: TranscriptFormat {
  let name = "plain text"
  let extensions = ["txt", "text"]

  func recognises(_ source: SourceFile) -> Bool {
    extensions.contains(source.fileExtension) || source.fileExtension.isEmpty
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    let binary = Problem.binary(file: source.name, supported: Importer.extensions)
    let decoded = try TextDecoding.decode(
      source.bytes, encoding: source.encoding, file: source.name, ifBinary: binary)
    if TextDecoding.looksBinary(decoded.text) { throw binary }
    var extracted = ExtractedText(
      text: decoded.text, encoding: decoded.name, encodingConfidence: decoded.confidence)
    if decoded.confidence < TextDecoding.sure {
      extracted.notes.append(.unsureEncoding(decoded.name, confidence: decoded.confidence, file: source.name))
    }
    return extracted
  }
}
