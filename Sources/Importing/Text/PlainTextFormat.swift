import Basics
import FileContents

/// `.txt` in any encoding.
struct PlainTextFormat: TranscriptFormat {
  let name = "plain text"
  let extensions = ["txt", "text"]
  let isText = true

  /// The longest text that is taken as one transcript, in bytes: some five million words.
  static let largest = 32 * 1_048_576

  func recognises(_ source: SourceFile) -> Bool {
    extensions.contains(source.fileExtension) || source.fileExtension.isEmpty
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    if source.bytes.count > 2 * Self.largest {
      throw Problem.tooLarge(
        source.bytes.count / 1_048_576, most: 2 * Self.largest / 1_048_576, file: source.name)
    }
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
