import Basics
import FileContents

/// `.html`: the text of a page, without what is around it.
struct HTMLFormat: TranscriptFormat {
  let name = "HTML"
  let extensions = ["html", "htm", "xhtml"]

  func recognises(_ source: SourceFile) -> Bool {
    let start = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? source.bytes.dropFirst(3) : source.bytes[...]
    let head = start.prefix(1024).filter { $0 > 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 + 0x20 : $0 }
    let begins = ["<!doctypehtml", "<html"].contains { head.starts(with: $0.utf8) }
    let isXHTML = head.starts(with: "<?xml".utf8) && String(decoding: head, as: UTF8.self).contains("<html")
    return begins || isXHTML || extensions.contains(source.fileExtension) && head.contains(0x3C)
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    if source.bytes.count > PlainTextFormat.largest {
      throw Problem.tooLarge(
        source.bytes.count / 1_048_576, most: PlainTextFormat.largest / 1_048_576, file: source.name)
    }
    let binary = Problem.binary(file: source.name, supported: Importer.extensions)
    let decoded = try TextDecoding.decode(
      source.bytes, encoding: source.encoding ?? declaredEncoding(source.bytes), file: source.name, ifBinary: binary)
    var page = HTMLText()
    try HTMLStream.read(decoded.text, file: source.name) { page.take($0) }
    var extracted = page.document.finished()
    extracted.encoding = decoded.name
    extracted.encodingConfidence = decoded.confidence
    if page.insertions > 0 { extracted.notes.append(.insertionsKept(page.insertions, file: source.name)) }
    return extracted
  }

  /// What `<meta charset>` says, where ICU knows it and no mark at the file's beginning says more.
  private func declaredEncoding(_ bytes: [UInt8]) -> String? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) || bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return nil
    }
    let head = String(decoding: bytes.prefix(2048), as: UTF8.self).lowercased()
    guard let found = head.firstMatch(of: /charset\s*=\s*["']?([a-z0-9_\-]+)/) else { return nil }
    let name = String(found.1)
    // As browsers do (WHATWG Encoding, 4.2): a page that calls itself Latin-1 is in Windows' extension of it.
    if ["iso-8859-1", "latin1", "us-ascii", "ascii"].contains(name) { return "windows-1252" }
    if ["gb2312", "gbk"].contains(name) { return "GB18030" }
    return TextDecoding.isKnown(name) ? name : nil
  }
}
