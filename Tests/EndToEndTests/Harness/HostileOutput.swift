import Basics
import FileContents
import Foundation

/// What an output holds that another program would run, compute or obey.
enum HostileOutput {
  static func faults(in bytes: [UInt8], _ format: String) throws -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    switch format {
    case "xlsx", "docx": return try parts(of: bytes)
    case "json":
      _ = try JSON(parsing: text)
      return []
    case "jsonl":
      for line in text.split(separator: "\n") { _ = try JSON(parsing: String(line)) }
      return []
    case "qdpx":
      let archive = try ZipArchive(bytes, file: "file")
      let projects = try archive.names.filter { $0.hasSuffix(".qde") }.map { try archive.entry($0) ?? [] }
      return projects.count == 1 ? try document(projects[0]) : ["\(projects.count) projects"]
    case "xml": return try document(bytes)
    // Of bytes that no other program runs.
    case "sav": return bytes.starts(with: "$FL".utf8) ? [] : ["no SPSS file"]
    case "csv": return formulas(in: text)
    case "html": return commands(in: text) + (try page(bytes))
    case "svg": return commands(in: text) + (try picture(bytes))
    case "markdown":
      let words = text.replacing(/<!--(?s:.*?)-->/, with: "")
      return commands(in: text)
        + ["<script", "<img", "](javascript"].filter { words.replacing("\\]", with: "").contains($0) }
    case "latex":
      let lines = text.split(separator: "\n").filter { !$0.hasPrefix("%") }.joined(separator: "\n")
      return commands(in: text)
        + ["\\input{/", "\\input{x", "\\write18", "\\immediate", "^^5c", "$x$"].filter(lines.contains)
    default: return commands(in: text)
    }
  }

  /// Where a terminal would be commanded.
  static func commands(in text: String) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.filter { TerminalText.isCommand(scalars[$0]) }.prefix(1).map { index in
      let around = scalars[max(0, index - 40)..<min(scalars.count, index + 20)]
      return "U+\(String(scalars[index].value, radix: 16)) after `\(around.map { $0.escaped(asASCII: true) }.joined())`"
    }
  }

  /// Cells that a spreadsheet computes.
  private static func formulas(in text: String) -> [String] {
    cells(of: text).filter { cell in
      guard let first = cell.unicodeScalars.first, "=+-@\t\r".unicodeScalars.contains(first) else { return false }
      return Double(cell) == nil
    }.map { "formula `\($0.prefix(40))`" }
  }

  private static func cells(of text: String) -> [String] {
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var isQuoted = false
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted, "\n" where !isQuoted:
        cells.append(String(cell))
        cell = String.UnicodeScalarView()
      default: cell.append(scalar)
      }
    }
    return cells + [String(cell)]
  }

  /// Elements and attributes that run something or ask for something from elsewhere.
  private static func page(_ bytes: [UInt8]) throws -> [String] {
    var faults: [String] = []
    try HTMLStream.read(bytes, file: "page") { piece in
      guard case .start(let name, let attributes, _) = piece else { return }
      // An empty picture for the page's icon asks for nothing.
      if name == "link", attributes["href"] == "data:," { return }
      if ["script", "iframe", "object", "embed", "link", "base", "form"].contains(name) { faults.append("<\(name)>") }
      for (key, value) in attributes {
        if key.hasPrefix("on") { faults.append("\(name) \(key)") }
        let isOwn = value.hasPrefix("#") || value.hasPrefix("data:image/") || !value.contains(":")
        if key == "src" || key == "href" || key == "xlink:href", !isOwn || value == "x" {
          faults.append("\(key)=\(value)")
        }
      }
    }
    return faults
  }

  /// XML that is well formed, without instructions and document types.
  private static func document(_ bytes: [UInt8]) throws -> [String] {
    try XMLStream.read(bytes, part: "xml", file: "document") { _ in }
    let text = String(decoding: bytes, as: UTF8.self)
    let instructions = text.components(separatedBy: "<?").count - 1
    return commands(in: text) + (instructions == 1 && !text.contains("<!") ? [] : ["an instruction or a document type"])
  }

  private static func picture(_ bytes: [UInt8]) throws -> [String] {
    var faults: [String] = []
    try XMLStream.read(bytes, part: "svg", file: "picture") { piece in
      guard case .start(let name, let attributes, _) = piece else { return }
      if ["script", "image", "foreignObject", "a"].contains(name) { faults.append("<\(name)>") }
      faults += attributes.keys.filter { $0.hasPrefix("on") }
      if let target = attributes["href"], !target.hasPrefix("#") { faults.append("href=\(target)") }
    }
    return faults
  }

  /// Every part of an Office file is whole XML; none is a formula, a field that reads something, or a link.
  private static func parts(of bytes: [UInt8]) throws -> [String] {
    var faults: [String] = []
    let archive = try ZipArchive(bytes, file: "file")
    for name in archive.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
      guard let part = try archive.entry(name) else { continue }
      try XMLStream.read(part, part: name, file: "file") { piece in
        guard case .start(let element, let attributes, _) = piece else { return }
        if element == "f", name.contains("worksheets/") { faults.append("a formula in \(name)") }
        if attributes["TargetMode"] == "External" { faults.append("a link in \(name)") }
        if element == "altChunk" || element == "subDoc" { faults.append("<\(element)> in \(name)") }
      }
      let text = String(decoding: part, as: UTF8.self)
      if text.contains(/<w:instrText[^>]*>[^<]*(?:alert|passwd)/) { faults.append("a field in \(name)") }
    }
    return faults
  }
}
