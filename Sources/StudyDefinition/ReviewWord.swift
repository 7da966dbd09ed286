import Basics

/// Which segments count, by what people have said about them: the words of `--review`, of study.yaml's `review:` and of the
/// `review:` of a quantified code.
public enum ReviewWord: String, Sendable, Hashable, CaseIterable {
  /// A person put the code there.
  case person
  /// A person confirmed a rule's hit.
  case accepted
  /// Only rules' hits that nobody has judged.
  case unreviewed
  /// `person` and `accepted`.
  case decided
  /// Everything, whatever study.yaml says.
  case all

  /// Reads one word or a list of them.
  static func words(_ entry: YAMLEntry, _ name: String) -> Set<ReviewWord> {
    let written = entry.texts(name)
    for text in written where ReviewWord(rawValue: text) == nil {
      entry.findings.report(.yamlUnknownChoice(text, of: name, known: allCases.map(\.rawValue), entry.place))
    }
    return Set(written.compactMap(ReviewWord.init))
  }
}
