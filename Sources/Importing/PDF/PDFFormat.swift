import Basics
import FileContents

/// `.pdf`, read by poppler's `pdftotext`.
struct PDFFormat: TranscriptFormat {
  let name = "PDF"
  let extensions = ["pdf"]

  func recognises(_ source: SourceFile) -> Bool {
    // Readers allow a few bytes before it (ISO 32000-1, annex H, 3.4.1).
    guard let start = source.bytes.prefix(1024).firstRange(of: Array("%PDF-".utf8)) else { return false }
    return start.lowerBound == 0 || source.fileExtension == "pdf"
  }

  func extract(_ source: SourceFile) throws -> ExtractedText {
    let tool = ExternalTool(name: "pdftotext", package: "poppler-utils")
    let outcome = try tool.run(over: source.bytes, file: source.name) { path in
      ["-q", "-enc", "UTF-8", "-bbox-layout", path, "-"]
    }
    let output: [UInt8]
    switch outcome {
    case .output(let text): output = text
    case .stopped: throw Problem.toolExceeded(tool.name, file: source.name)
    case .failed where isEncrypted(source.bytes): throw Problem.password(file: source.name)
    case .failed: throw Problem.brokenPDF(file: source.name)
    }
    return try Self.text(ofLayout: output, file: source.name) { try images(of: source) }
  }

  /// The text of what `pdftotext -bbox-layout` writes.
  static func text(ofLayout output: [UInt8], file: String, images: () throws -> Int) throws -> ExtractedText {
    let pages = try PDFPages.read(output, file: file)
    let images = try images()
    if pages.isEmpty { throw Problem.brokenPDF(file: file) }
    if pages.allSatisfy(\.lines.isEmpty) { throw Problem.scan(pages: pages.count, file: file) }
    var furniture = PDFFurniture()
    var margin = LeftOutCounts()
    let bare = PDFMargin.takenOff(pages, &margin).map(\.joined)
    let text = PDFParagraphs(furniture.removed(from: bare), numbers: margin)
    var leftOut = furniture.leftOut
    leftOut.add("hyphens at line ends", text.hyphens)
    leftOut.add("images", images)
    leftOut.add("pages without text", pages.count { $0.lines.isEmpty })
    var extracted = ExtractedText(text: Array(text.paragraphs.joined(separator: "\n\n").utf8))
    extracted.leftOut = leftOut.all + text.numbers.all
    return extracted
  }

  /// Whether the trailer, at the file's end or (in files for the web) near its beginning, names a key to it.
  private func isEncrypted(_ bytes: [UInt8]) -> Bool {
    [bytes.prefix(65_536), bytes.suffix(65_536)].contains { $0.firstRange(of: Array("/Encrypt".utf8)) != nil }
  }

  /// How many pictures its pages show; masks are parts of pictures.
  private func images(of source: SourceFile) throws -> Int {
    let tool = ExternalTool(name: "pdfimages", package: "poppler-utils")
    let outcome = try tool.run(over: source.bytes, file: source.name) { ["-list", $0] }
    if case .stopped = outcome { throw Problem.toolExceeded(tool.name, file: source.name) }
    guard case .output(let list) = outcome else { return 0 }
    return String(decoding: list, as: UTF8.self).split(separator: "\n").dropFirst(2)
      .count { $0.split(whereSeparator: \.isWhitespace).dropFirst(2).first == "image" }
  }
}

/// For fuzzing alone, which cannot start a program for each of its inputs.
@_spi(Fuzzing) public enum PDFLayout {
  /// The text of what `pdftotext -bbox-layout` writes, UTF-8.
  /// - Throws: `Problem` when it is not what was expected.
  public static func text(of output: [UInt8]) throws -> [UInt8] {
    try PDFFormat.text(ofLayout: output, file: "a.pdf") { 0 }.text
  }
}
