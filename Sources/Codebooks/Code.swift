import Basics

/// One code of a codebook: what it means, when to use it, and the rules that find candidates for it.
public struct Code: Sendable, Hashable {
  /// Stable, lower case, dotted (`norms.informal`): journals and analyses refer to it.
  public let id: String
  public let name: String
  public let definition: String
  /// When to use the code, one criterion an entry.
  public let include: [String]
  /// When not to.
  public let exclude: [String]
  /// Passages that an outside coder would code so; also tests of the rules.
  public let examples: [String]
  /// `#rrggbb`.
  public let colour: String?
  /// Ids it had before.
  public let was: [String]
  public let rules: [Rule]
  /// Id of the code above it in the tree.
  public let parent: String?
  /// 0 for a root of the tree.
  public let depth: Int
  /// The codebook file, relative to the study, and the 1-based line where the code begins.
  public let file: String
  public let line: Int

  public init(
    id: String, name: String, definition: String, include: [String], exclude: [String], examples: [String],
    colour: String?, was: [String], rules: [Rule], parent: String?, depth: Int, file: String, line: Int
  ) {
    self.id = id
    self.name = name
    self.definition = definition
    self.include = include
    self.exclude = exclude
    self.examples = examples
    self.colour = colour
    self.was = was
    self.rules = rules
    self.parent = parent
    self.depth = depth
    self.file = file
    self.line = line
  }
}

extension Code {
  /// Tells versions of a code apart: the first 16 hexadecimal digits of the SHA-256 of what a coder goes by (name,
  /// definition, when to use it and when not, examples). Rules, colour and place in the tree do not change it, nor does
  /// another id.
  public var version: String {
    let parts = [[name], [definition], include, exclude, examples]
    let text = parts.map { $0.joined(separator: "\u{1F}") }.joined(separator: "\u{1E}")
    return String(ContentHash(of: Array(text.utf8)).hexadecimal.prefix(16))
  }
}
