import Basics
import FileContents

/// The words of all parts of an Excel workbook: every sheet, headers, comments, properties, names of parts.
struct WorkbookWords {
  private let file: String
  private let bytes: [UInt8]
  private let archive: ZipArchive

  init(_ bytes: [UInt8], file: String) throws {
    self.file = file
    self.bytes = bytes
    archive = try ZipArchive(bytes, file: file)
  }

  /// - Returns: parts that are no XML, but for settings of printers.
  func each(_ take: (SurveyWords.Piece) throws -> Void) throws -> [String] {
    var unread: [String] = []
    try take(.text(archive.names.joined(separator: "\n")))
    try take(.bytes(remark))
    for name in archive.names where !name.hasSuffix("/") {
      let ending = name.split(separator: ".").last?.lowercased() ?? ""
      if ["xml", "rels", "vml"].contains(ending) {
        try words(of: name, take)
      } else {
        if let content = try archive.entry(name) { try RawWords.each(in: content, take: take) }
        if !name.hasPrefix("xl/printerSettings/") { unread.append(name) }
      }
    }
    return unread
  }

  /// The remark at the archive's end (APPNOTE.TXT 4.3.16: 22 bytes after the signature).
  private var remark: String {
    let end = Array(bytes.suffix(65_557))
    let signature: [UInt8] = [0x50, 0x4B, 5, 6]
    let start = end.indices.reversed().first { end[$0...].starts(with: signature) }
    return start.map { String(decoding: end[$0...].dropFirst(22), as: UTF8.self) } ?? ""
  }

  private func words(of part: String, _ take: (SurveyWords.Piece) throws -> Void) throws {
    guard let stream = try archive.stream(part, largest: Workbook.largestSheet) else { return }
    var gathered = PartWords()
    do {
      try XMLStream.read(stream, part: part, file: file) { piece in
        gathered.take(piece)
        for number in gathered.numbers { try take(.number(number)) }
        gathered.numbers = []
        if let text = gathered.full { try take(.text(text)) }
      }
      try take(.text(gathered.rest))
    } catch let problem as Problem where part.hasSuffix(".vml") && problem.kind == .badData {
      // Excel's drawings of comments are not always well formed.
      if let content = try archive.entry(part) { try take(.text(String(decoding: content, as: UTF8.self))) }
    }
  }
}

/// The words of one part of a workbook as they come.
struct PartWords {
  /// Numbers of cells since somebody took them.
  var numbers: [Double] = []
  private var text = ""
  /// Of the cell that is being read.
  private var cellType = ""
  private var isInValue = false
  private var isInHeader = false

  private static let gap = "\u{200B}"
  private static let most = 1_048_576

  /// Attributes that are places in a sheet, numbers of styles and the like.
  private static let places: Set<String> = [
    "r", "s", "t", "ref", "sqref", "spans", "cell", "activeCell", "topLeftCell", "Id", "id", "uid",
  ]

  mutating func take(_ piece: XMLStream.Piece) {
    switch piece {
    case .start(let name, let attributes, let isEmpty):
      if name == "c" { cellType = attributes["t"] ?? "n" }
      isInValue = name == "v" && !isEmpty
      isInHeader = name.hasSuffix("Header") || name.hasSuffix("Footer")
      text += Self.gap
      for key in attributes.keys.sorted() where !Self.places.contains(key) {
        guard let value = attributes[key], value.contains(where: \.isLetter) || value.count >= 6 else { continue }
        text += "\n" + value + "\n"
      }
    case .end:
      isInValue = false
      text += Self.gap
    case .text(let words) where isInHeader:
      // Codes for places, fonts and fields are written on to words (ISO/IEC 29500-1, 18.3.1.46).
      text += words.replacing(/&("[^"]*"|K[0-9A-Fa-f]{6}|[0-9]+|.)/) { $0.0 == "&&" ? "&" : Self.gap }
    case .text(let words):
      guard isInValue else { return text += words }
      // Others are numbers of texts that are elsewhere, yes and no, and faults.
      guard ["n", "str", "d", "inlineStr"].contains(cellType) else { return }
      text += words
      if cellType == "n", let number = Double(words) { numbers.append(number) }
    }
  }

  /// What has been gathered, once it is much; its end comes again with what follows.
  var full: String? {
    mutating get {
      guard text.utf8.count > Self.most else { return nil }
      defer { text = String(text.unicodeScalars.suffix(1024)) }
      return text
    }
  }

  var rest: String { text }
}
