import Basics

/// A name that study.yaml mentions, with its line, so that a wrong one can be pointed at.
public struct Mention: Sendable, Hashable {
  public let name: String
  /// 1-based line of study.yaml.
  public let line: Int

  public init(_ name: String, line: Int) {
    self.name = name
    self.line = line
  }
}

extension YAMLEntry {
  /// A name that study.yaml mentions.
  func mention(_ key: String) -> Mention? { text(key).map { Mention($0, line: place.line) } }

  /// A list of such names, or one alone; none where nothing is written.
  func mentions(_ key: String) -> [Mention] { isEmpty ? [] : (list(key) ?? []).compactMap { $0.mention(key) } }
}
