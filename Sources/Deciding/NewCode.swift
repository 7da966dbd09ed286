import Basics
import Codebooks
import Foundation
import StudyDefinition

/// A code that somebody makes while reading.
public struct NewCode: Sendable, Decodable {
  public let id: String
  public let name: String
  public let definition: String
  /// Id of the code above it; `nil` for a code at the top.
  public let parent: String?

  public init(id: String, name: String, definition: String, parent: String? = nil) {
    self.id = id
    self.name = name
    self.definition = definition
    self.parent = parent
  }
}

extension CodingSession {
  /// Writes a code into the codebook: below its parent, or as the last code at the top. Every other line of the file stays
  /// as it is, comments too. What was written is read back before it replaces the file: all other codes have to be the
  /// same.
  /// - Returns: the file, relative to the study.
  /// - Throws: `Problem`, `Problems` when there is such a code, when the id is none, or when the file is laid out in a way
  ///   that has to be edited by hand; then nothing was written.
  @discardableResult
  public func add(_ new: NewCode) throws -> String {
    let files = try CodebookFiles(folder)
    let before = try files.read().codebook
    if let known = before[new.id] { throw Problem.codeExists(known.id, name: known.name) }
    if new.name.allSatisfy(\.isWhitespace) { throw Problem.codeWithoutName() }
    let parent = try new.parent.map { id in
      guard let code = before[id] else { throw Problem.unknownCode(id, in: before) }
      return code
    }
    let path =
      parent?.file ?? before.codes.last?.file ?? files.files.first?.path ?? folder.shown(folder.codebook) + "/codes.yaml"
    let bytes = files.files.first { $0.path == path }?.bytes ?? []
    var text = CodebookText(String(decoding: bytes, as: UTF8.self))
    guard text.insert(new, belowLine: parent?.line) else { throw Problem.codeByHand(path) }
    let others = files.files.filter { $0.path != path }
    let written = Array(text.text.utf8)
    let after = try Codebook.read(files: others + [(path, written)]).codebook
    let made = after[new.id]
    guard made?.parent == parent?.id, made?.name == new.name, made?.definition == new.definition,
      after.codes.filter({ $0.id != new.id }).map(Essence.init) == before.codes.map(Essence.init)
    else { throw Problem.codeByHand(path) }
    try Files.makeFolder(folder.codebook, shownAs: folder.shown(folder.codebook))
    let url = folder.root.appendingPathComponent(path)
    if !bytes.isEmpty, try Files.read(url, shownAs: path) != bytes { throw Problem.codebookJustChanged(path) }
    try Files.write(written, to: url, shownAs: path)
    return path
  }

  /// What of a code must stay the same when another is written beside it.
  private struct Essence: Equatable {
    let id: String
    let version: String
    let parent: String?
    let rules: Int
    let colour: String?

    init(_ code: Code) {
      (id, version, parent, rules, colour) = (code.id, code.version, code.parent, code.rules.count, code.colour)
    }
  }
}

/// The lines of a file of codes, as people lay it out: block lists, set in by spaces.
struct CodebookText {
  private var lines: [Substring]

  init(_ text: String) {
    lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if lines.last == "" { lines.removeLast() }
  }

  var text: String { lines.map { $0 + "\n" }.joined() }

  /// - Parameter line: 1-based, where the code above begins; `nil` for the top.
  /// - Returns: whether a place was found.
  mutating func insert(_ new: NewCode, belowLine line: Int?) -> Bool {
    guard let line else { return insertAtTop(new) }
    guard lines.indices.contains(line - 1) else { return false }
    let dash = indent(lines[line - 1])
    guard lines[line - 1].dropFirst(dash).hasPrefix("- ") else { return false }
    let end = endOfBlock(from: line, deeperThan: dash)
    let keys = dash + 2
    if let list = (line..<end).first(where: { isKey("codes:", lines[$0], at: keys) }) {
      return append(new, toListAt: list, until: end)
    }
    put([String(repeating: " ", count: keys) + "codes:"] + item(new, at: keys + 2), before: end)
    return true
  }

  private mutating func insertAtTop(_ new: NewCode) -> Bool {
    guard let list = lines.firstIndex(where: { isKey("codes:", $0, at: 0) }) else {
      guard !lines.contains(where: { $0.hasPrefix("codes:") }) else { return false }
      put(["codes:"] + item(new, at: 2), before: lines.count)
      return true
    }
    return append(new, toListAt: list, until: lines.count)
  }

  private mutating func append(_ new: NewCode, toListAt list: Int, until limit: Int) -> Bool {
    let first = ((list + 1)..<limit).first { !isEmpty(lines[$0]) }
    guard let first, lines[first].drop(while: { $0 == " " }).hasPrefix("- ") else { return false }
    let dash = indent(lines[first])
    var end = first + 1
    while end < limit {
      let line = lines[end]
      if !isEmpty(line), indent(line) < dash || (indent(line) == dash && !line.dropFirst(dash).hasPrefix("- ")) { break }
      end += 1
    }
    put(item(new, at: dash), before: end)
    return true
  }

  /// Before a line, behind the last one that says something.
  private mutating func put(_ new: [String], before end: Int) {
    var place = end
    while place > 0, isEmpty(lines[place - 1]) { place -= 1 }
    lines.insert(contentsOf: new.map { Substring($0) }, at: place)
  }

  private func item(_ new: NewCode, at dash: Int) -> [String] {
    let space = String(repeating: " ", count: dash)
    var lines = ["\(space)- id: \(Self.quoted(new.id))", "\(space)  name: \(Self.quoted(new.name))"]
    if !new.definition.isEmpty { lines.append("\(space)  definition: \(Self.quoted(new.definition))") }
    return lines
  }

  private func endOfBlock(from start: Int, deeperThan dash: Int) -> Int {
    (start..<lines.count).first { !isEmpty(lines[$0]) && indent(lines[$0]) <= dash } ?? lines.count
  }

  private func isKey(_ key: String, _ line: Substring, at place: Int) -> Bool {
    guard indent(line) == place else { return false }
    let rest = line.dropFirst(place)
    guard rest.hasPrefix(key) else { return false }
    let behind = rest.dropFirst(key.count).drop { $0 == " " }
    return behind.isEmpty || behind.hasPrefix("#")
  }

  /// Blank, or a comment alone.
  private func isEmpty(_ line: Substring) -> Bool {
    let words = line.drop { $0 == " " || $0 == "\t" || $0 == "\r" }
    return words.isEmpty || words.hasPrefix("#")
  }

  private func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }

  /// In double quotes, with the escapes that YAML has.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F || (0x80...0x9F).contains(scalar.value)
        || [0x2028, 0x2029, 0xFEFF].contains(scalar.value):
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Problem {
  static func codeExists(_ id: String, name: String) -> Problem {
    Problem(.usage, "there is a code `\(id)` already (\(name))", remedy: "Choose another id.")
  }

  static func codeWithoutName() -> Problem { Problem(.usage, "the code has no name", remedy: "Give it one.") }

  static func codeByHand(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "the file is laid out so that a code cannot be put in without changing other lines",
      remedy: "Write the code into the file with an editor; nothing was changed.")
  }

  static func codebookJustChanged(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "the file has changed meanwhile", remedy: "Try again; nothing was changed.")
  }
}
