/// Values of a few kinds that several files and sections take.
extension YAMLEntry {
  /// The entries of a mapping whose keys are names of people's choosing, in the order of the file.
  public func named(_ name: String) -> [(name: String, place: YAMLPlace, value: YAMLEntry)] {
    (pairs(name) ?? []).compactMap { key, value in key.text("a name").map { ($0, key.place, value) } }
  }

  /// The value that a word stands for, whatever its case; another word is reported with the nearest known one.
  public func choice<Value>(_ name: String, _ known: [(word: String, value: Value)]) -> Value? {
    guard let text = text(name) else { return nil }
    if let found = known.first(where: { $0.word == text || $0.word == text.lowercased() }) {
      return found.value
    }
    findings.report(.yamlUnknownChoice(text, of: name, known: known.map(\.word), place))
    return nil
  }

  /// One of the words of an enumeration.
  public func choice<Value: RawRepresentable & CaseIterable>(_ name: String, of type: Value.Type) -> Value?
  where Value.RawValue == String {
    choice(name, Value.allCases.map { ($0.rawValue, $0) })
  }

  /// A whole number inside `range`; anything else is reported.
  public func whole(_ name: String, in range: ClosedRange<Int>) -> Int? {
    guard let text = text(name) else { return nil }
    if let number = Int(text), range.contains(number) { return number }
    findings.report(
      .yamlNumberOutside(text, of: name, "a whole number from \(range.lowerBound) to \(range.upperBound)", place))
    return nil
  }

  /// `true` or `false` (`yes` and `no` are understood).
  public func flag(_ name: String) -> Bool? {
    choice(name, [("true", true), ("false", false), ("yes", true), ("no", false)])
  }
}
