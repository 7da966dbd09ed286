public import Basics

extension AnalysisRequest {
  /// Reads a request from options as they were written.
  /// - Parameters:
  ///   - further: keys that mean something else here, and are left alone.
  ///   - findings: takes what is wrong, each with its place.
  public init(_ written: WrittenOptions, besides further: [String] = [], findings: Findings) {
    self.init()
    let known = further + Self.options.map(\.key)
    for given in written.options {
      if further.contains(given.key) { continue }
      guard let option = Self.options.first(where: { $0.key == given.key }) else {
        findings.report(
          .unknownOption(given.key, verb: Self.verb, known: known, given.place))
        continue
      }
      if !option.takesSeveral, given.words.isEmpty {
        findings.report(.optionEmpty(given.key, given.place))
      } else if !option.takesSeveral, given.words.count > 1 {
        findings.report(.optionGivenTwice(given.key, given.words[1].place))
      } else {
        let wrong = given.words.filter { !option.kind.takes($0.text) }
        for word in wrong { findings.report(.optionValueWrong(word.text, of: given.key, option.kind, word.place)) }
        if wrong.isEmpty { option.set(given.words.map(\.text), &self) }
      }
    }
    for option in Self.options where option.isRequired && (written[option.key]?.words.isEmpty ?? true) {
      findings.report(.optionMissing(option.key, verb: Self.verb, option.kind, written.place))
    }
    for conflict in conflicts {
      findings.report(.optionsConflict(conflict, written[conflict.key]?.place ?? written.place))
    }
  }
}
