import Basics
import Codebooks
import Foundation
import StudyDefinition

/// The codebook's files while they are being changed. After every step they are read back: the code is as it was asked
/// for, and every other code is as it was, or nothing is changed.
struct CodebookPages {
  private let files: CodebookFiles
  private let original: [(path: String, text: String)]
  private var pages: [String: CodebookText]
  /// As the files are now.
  private(set) var codebook: Codebook

  init(_ folder: StudyFolder) throws {
    files = try CodebookFiles(folder)
    codebook = try files.read().codebook
    original = files.files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) }
    pages = Dictionary(uniqueKeysWithValues: original.map { ($0.path, CodebookText($0.text)) })
  }

  func code(_ id: String) throws -> Code {
    guard let code = codebook[id] else { throw Problem.unknownCode(id, in: codebook) }
    return code
  }

  /// - Throws: `Problem` where the rules are no list.
  func rules(of id: String) throws -> [String] {
    let code = try code(id)
    guard let rules = pages[code.file]?.rules(at: code.line), rules.count == code.rules.count else {
      throw Problem.codeByHand(code.file)
    }
    return rules
  }

  func change(codings: Int) -> CodebookChange {
    CodebookChange(
      files: original.compactMap { path, before in
        let after = pages[path]?.text ?? before
        return after == before ? nil : CodebookChange.File(path: path, before: before, after: after)
      }, codings: codings, hash: files.hash.hexadecimal)
  }

  // MARK: What is changed

  mutating func apply(_ edit: CodeEdit) throws {
    let before = codebook
    let old = try code(edit.id)
    if let name = edit.name, name.allSatisfy(\.isWhitespace) { throw Problem.codeWithoutName() }
    try set("name", edit.name, old.name, of: old.id)
    try set("definition", edit.definition, old.definition, of: old.id)
    try set("include", edit.include, old.include, of: old.id)
    try set("exclude", edit.exclude, old.exclude, of: old.id)
    try set("examples", edit.examples, old.examples, of: old.id)
    try set("colour", edit.colour?.lowercased(), old.colour ?? "", of: old.id)
    try set(edit.rules, of: old)
    var id = old.id
    if let new = edit.newID?.trimmingWhitespace(), new != old.id {
      if let known = before[new], known.id != old.id { throw Problem.codeExists(new, name: known.name) }
      guard !new.isEmpty, CodeReader.isIdentifier(new) else {
        throw Problem.codeIDShape(new, suggestion: CodeReader.identifier(from: new))
      }
      if old.was.contains(new) { try set("was", old.was.filter { $0 != new }, old.was, of: old.id) }
      try set("id", new, old.id, of: old.id)
      id = new
      let was = try code(id).was
      try set("was", was + [old.id], was, of: id)
    }
    if let place = edit.place { try move(id, to: place) }
    let wanted = Wanted(old, edit, id: id, parent: edit.place.map(\.parent) ?? old.parent)
    guard try Wanted(code(id)) == wanted,
      others(than: [id], in: codebook, [:]) == others(than: [old.id], in: before, [old.id: id])
    else { throw Problem.codeByHand(old.file) }
    if let place = edit.place, let sibling = place.before {
      let siblings = codebook.codes.filter { $0.parent == place.parent }.map(\.id)
      let position = siblings.firstIndex(of: id) ?? 0
      guard position + 1 < siblings.count, siblings[position + 1] == sibling else { throw Problem.codeByHand(old.file) }
    }
  }

  mutating func apply(_ merge: CodeMerge) throws {
    let before = codebook
    let (old, target) = (try code(merge.code), try code(merge.into))
    if old.id == target.id { throw Problem.mergedIntoItself(old.id) }
    guard let position = before.position(of: old.id), before.subtree(of: position).count == 1 else {
      throw Problem.mergedWithCodesBelow(old.id)
    }
    guard var page = pages[old.file] else { throw Problem.codeByHand(old.file) }
    var rules: (lines: [Substring], depth: Int)?
    if !old.rules.isEmpty {
      rules = page.entries(of: "rules", at: old.line)
      if rules == nil { throw Problem.codeByHand(old.file) }
    }
    guard page.remove(at: old.line) != nil else { throw Problem.codeByHand(old.file) }
    try take(page, of: old.file)
    if let rules {
      let now = try code(target.id)
      guard var page = pages[now.file], page.append(rules, to: "rules", at: now.line) else {
        throw Problem.codeByHand(now.file)
      }
      try take(page, of: now.file)
    }
    try set("was", target.was + [old.id] + old.was, target.was, of: target.id)
    let now = try code(target.id)
    let isWhole =
      now.version == target.version && now.parent == target.parent && now.colour == target.colour
      && now.rules.count == target.rules.count + old.rules.count && now.was == target.was + [old.id] + old.was
    guard isWhole, others(than: [target.id], in: codebook, [:]) == others(than: [target.id, old.id], in: before, [:])
    else {
      throw Problem.codeByHand(target.file)
    }
  }

  private mutating func move(_ id: String, to place: CodeEdit.Place) throws {
    let code = try code(id)
    let below = codebook.position(of: id).map { Set(codebook.subtree(of: $0).map { codebook.codes[$0].id }) } ?? []
    let parent = try place.parent.map { try self.code($0) }
    let sibling = try place.before.map { try self.code($0) }
    if let above = parent, below.contains(above.id) { throw Problem.codeBelowItself(id) }
    if let sibling, sibling.parent != parent?.id || sibling.id == id { throw Problem.codeByHand(code.file) }
    let path = sibling?.file ?? parent?.file ?? code.file
    guard var from = pages[code.file] else { throw Problem.codeByHand(code.file) }
    let count = from.lines.count
    guard let taken = from.remove(at: code.line) else { throw Problem.codeByHand(code.file) }
    let gone = count - from.lines.count
    var to = path == code.file ? from : pages[path] ?? from
    func now(_ other: Code) -> Int {
      other.file == code.file && other.line > code.line ? other.line - gone : other.line
    }
    let isPut =
      sibling.map { to.put(taken, beforeCodeAt: now($0)) } ?? to.put(taken, lastBelowCodeAt: parent.map(now))
    guard isPut else { throw Problem.codeByHand(path) }
    if path != code.file { pages[code.file] = from }
    try take(to, of: path)
  }

  /// Rules that were not changed have to be read back as they were.
  private mutating func set(_ rules: [RuleEdit]?, of old: Code) throws {
    guard let rules else { return }
    let standing = try self.rules(of: old.id)
    let wanted = rules.filter { !$0.lines.isEmpty }
    let kept = wanted.map { rule in
      rule.from.flatMap { from in
        standing.indices.contains(from) && standing[from] == rule.lines.joined(separator: "\n") ? from : nil
      }
    }
    if kept == Array(old.rules.indices) { return }
    let code = try code(old.id)
    guard var page = pages[code.file], page.set(rules: rules, at: code.line) else {
      throw Problem.codeByHand(code.file)
    }
    try take(page, of: code.file)
    let now = try self.code(old.id).rules
    guard now.count == wanted.count else { throw Problem.ruleNotOne(code.file) }
    for (rule, from) in zip(now, kept) {
      if let from, !rule.isSame(as: old.rules[from]) { throw Problem.codeByHand(code.file) }
    }
  }

  private mutating func set(_ key: String, _ text: String?, _ old: String, of id: String) throws {
    guard let text = text?.trimmingWhitespace(), text != old else { return }
    let code = try code(id)
    guard var page = pages[code.file], page.set(key, to: text, at: code.line) else {
      throw Problem.codeByHand(code.file)
    }
    try take(page, of: code.file)
  }

  private mutating func set(_ key: String, _ texts: [String]?, _ old: [String], of id: String) throws {
    guard let texts = texts?.map({ $0.trimmingWhitespace() }).filter({ !$0.isEmpty }), texts != old else { return }
    let code = try code(id)
    guard var page = pages[code.file], page.set(key, to: texts, was: old, at: code.line) else {
      throw Problem.codeByHand(code.file)
    }
    try take(page, of: code.file)
  }

  /// Reads everything with a page as it is now.
  private mutating func take(_ page: CodebookText, of path: String) throws {
    pages[path] = page
    let now = original.map { (path: $0.path, bytes: Array((pages[$0.path]?.text ?? $0.text).utf8)) }
    codebook = try Codebook.read(files: now).codebook
  }

  // MARK: What has to be true

  /// A code as it has to be read back.
  private struct Wanted: Equatable {
    let id, name, definition, colour: String
    let include, exclude, examples: [String]
    let parent: String?
    let rules: Int

    init(_ code: Code) {
      (id, name, definition, colour) = (code.id, code.name, code.definition, code.colour ?? "")
      (include, exclude, examples, parent) = (code.include, code.exclude, code.examples, code.parent)
      rules = code.rules.count
    }

    init(_ old: Code, _ edit: CodeEdit, id: String, parent: String?) {
      func list(_ new: [String]?, _ old: [String]) -> [String] {
        new.map { $0.map { $0.trimmingWhitespace() }.filter { !$0.isEmpty } } ?? old
      }
      (self.id, self.parent) = (id, parent)
      rules = edit.rules?.count { !$0.lines.isEmpty } ?? old.rules.count
      name = edit.name?.trimmingWhitespace() ?? old.name
      definition = edit.definition?.trimmingWhitespace() ?? old.definition
      colour = edit.colour?.lowercased() ?? old.colour ?? ""
      include = list(edit.include, old.include)
      exclude = list(edit.exclude, old.exclude)
      examples = list(edit.examples, old.examples)
    }
  }

  /// What of all other codes must stay the same: in their order, with the ids of codes that have new ones.
  private func others(than ids: [String], in codebook: Codebook, _ renamed: [String: String]) -> [[String]] {
    codebook.codes.filter { !ids.contains($0.id) }.map { code in
      let parent = code.parent.map { renamed[$0] ?? $0 } ?? ""
      return [code.id, code.version, parent, String(code.rules.count), code.colour ?? ""] + code.was
    }
    .sorted { $0[0] < $1[0] }
  }
}

extension CodebookText {
  /// The lines of a key's list, without the key's own.
  func entries(of key: String, at line: Int) -> (lines: [Substring], depth: Int)? {
    guard let range = range(of: key, at: line), range.count > 1, range.lowerBound != line - 1 else { return nil }
    let below = Array(lines[(range.lowerBound + 1)..<range.upperBound])
    guard let first = below.first(where: { !isEmpty($0) }), first.drop(while: { $0 == " " }).hasPrefix("- ") else {
      return nil
    }
    return (below, indent(first))
  }

  /// Puts lines of a list behind those that a code has under the same key.
  mutating func append(_ entries: (lines: [Substring], depth: Int), to key: String, at line: Int) -> Bool {
    guard let (block, dash) = block(at: line) else { return false }
    let own = self.entries(of: key, at: line)
    let range = range(of: key, at: line)
    if range != nil, own == nil { return false }
    let depth = own?.depth ?? dash + 4
    let shifted = entries.lines.map { text -> Substring in
      let spaces = text.prefix { $0 == " " }.count
      if spaces == text.count { return text }
      return Substring(String(repeating: " ", count: max(0, spaces + depth - entries.depth)) + text.dropFirst(spaces))
    }
    if let range {
      lines.insert(contentsOf: shifted, at: range.upperBound)
    } else {
      let list = self.range(of: "codes", at: line)?.lowerBound ?? block.upperBound
      lines.insert(contentsOf: [Substring(String(repeating: " ", count: dash + 2) + "\(key):")] + shifted, at: list)
    }
    return true
  }
}

extension Rule {
  /// Whether it says the same, wherever it is.
  fileprivate func isSame(as other: Rule) -> Bool {
    pattern == other.pattern && unless == other.unless && speakers == other.speakers && extent == other.extent
      && isCaseSensitive == other.isCaseSensitive && languages == other.languages
  }
}

extension Problem {
  static func ruleNotOne(_ file: String) -> Problem {
    Problem(
      .usage, file: file, "what was written as one rule is none, or several",
      remedy: "Write each rule by itself, without a dash before it; nothing was changed.")
  }

  static func codeIDShape(_ id: String, suggestion: String) -> Problem {
    Problem(
      .usage, "`\(id)` is not an id of a code",
      remedy: "An id has small letters, digits, - and _, in parts joined by full stops"
        + (suggestion.isEmpty ? "." : ": `\(suggestion)`."))
  }

  static func codeBelowItself(_ id: String) -> Problem {
    Problem(.usage, "`\(id)` cannot be put below itself or a code below it", remedy: "Choose another place.")
  }

  static func mergedIntoItself(_ id: String) -> Problem {
    Problem(.usage, "`\(id)` cannot be merged into itself", remedy: "Choose another code.")
  }

  static func mergedWithCodesBelow(_ id: String) -> Problem {
    Problem(
      .usage, "there are codes below `\(id)`", remedy: "Move or merge them first; nothing was changed.")
  }
}
