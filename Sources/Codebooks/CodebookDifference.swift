/// How one version of a codebook differs from another.
public struct CodebookDifference: Sendable {
  public enum Change: String, Sendable, CaseIterable {
    case added
    case removed
    /// Another id; the present one lists the old one under `was:`.
    case renamed
    /// Another place in the tree.
    case moved
    /// Another name, definition, criteria or examples: coders go by something else.
    case redefined
    /// Other rules: hits change, codings do not.
    case rules
  }

  public struct Item: Sendable {
    /// The id now; of a removed code the old one.
    public let code: String
    public let name: String
    /// Of a renamed code.
    public let formerID: String?
    public let changes: [Change]
    /// What of the definition has changed: `name`, `definition`, `include`, `exclude`, `examples`.
    public let parts: [String]
    /// Ids of the codes above, where it was moved; empty at the root.
    public let parents: (old: String, new: String)?
  }

  /// In the order of the new codebook; removed codes last, in the order of the old one.
  public let items: [Item]

  public init(from old: Codebook, to new: Codebook) {
    var items: [Item] = []
    var kept: Set<String> = []
    for code in new.codes {
      guard let earlier = Self.earlier(code, in: old) else {
        items.append(
          Item(code: code.id, name: code.name, formerID: nil, changes: [.added], parts: [], parents: nil))
        continue
      }
      kept.insert(earlier.id)
      let parents = (old: earlier.parent ?? "", new: code.parent ?? "")
      let isMoved = (new[parents.old]?.id ?? parents.old) != parents.new
      let parts = Self.parts(from: earlier, to: code)
      var changes: [Change] = []
      if earlier.id != code.id { changes.append(.renamed) }
      if isMoved { changes.append(.moved) }
      if !parts.isEmpty { changes.append(.redefined) }
      if earlier.rules.map(\.content) != code.rules.map(\.content) { changes.append(.rules) }
      if changes.isEmpty { continue }
      items.append(
        Item(
          code: code.id, name: code.name, formerID: earlier.id == code.id ? nil : earlier.id, changes: changes,
          parts: parts, parents: isMoved ? parents : nil))
    }
    items += old.codes.filter { !kept.contains($0.id) }.map {
      Item(code: $0.id, name: $0.name, formerID: nil, changes: [.removed], parts: [], parents: nil)
    }
    self.items = items
  }

  /// The code with the same id, or with one that it had before.
  private static func earlier(_ code: Code, in old: Codebook) -> Code? {
    for id in [code.id] + code.was { if let found = old.codes.first(where: { $0.id == id }) { return found } }
    return nil
  }

  private static func parts(from old: Code, to new: Code) -> [String] {
    [
      old.name == new.name ? nil : "name", old.definition == new.definition ? nil : "definition",
      old.include == new.include ? nil : "include", old.exclude == new.exclude ? nil : "exclude",
      old.examples == new.examples ? nil : "examples",
    ].compactMap { $0 }
  }
}

extension Rule {
  /// The rule wherever it stands in its file.
  fileprivate var content: Rule {
    Rule(pattern: pattern, unless: unless, speakers: speakers, extent: extent, languages: languages, line: 0)
  }
}
