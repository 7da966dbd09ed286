import Basics
public import StudyDefinition
import StudyIndex

extension StudyConfiguration {
  /// What `strand run` makes: the study's own list, else what can be made of what the study has.
  /// - Throws: `Problems` with everything that is wrong with the list.
  public func analysesToMake() throws -> [AnalysisDefinition] {
    guard let analyses else { return defaultAnalyses }
    let findings = Findings()
    let definitions = AnalysesReading(findings).definitions(analyses)
    let problems = findings.inOrder()
    if !problems.isEmpty { throw Problems(problems) }
    return definitions
  }
}

/// Turns the `analyses:` of study.yaml into requests.
struct AnalysesReading {
  private static let common = ["make", "as", "title"]
  private let findings: Findings

  init(_ findings: Findings) {
    self.findings = findings
  }

  func definitions(_ analyses: [WrittenOptions]) -> [AnalysisDefinition] {
    var first: [String: YAMLPlace] = [:]
    return analyses.compactMap { written in
      guard let definition = definition(written) else { return nil }
      // Names that differ in case alone would be one file on some systems.
      if let other = first[definition.name.lowercased()] {
        findings.report(.analysisTwice(definition.name, first: other.line, written.place))
        return nil
      }
      first[definition.name.lowercased()] = written.place
      return definition
    }
  }

  private func definition(_ written: WrittenOptions) -> AnalysisDefinition? {
    let kinds = AnalysisCatalogue.forResults
    guard let make = written["make"], let word = make.words.first else {
      findings.report(.analysisWithoutVerb(written.place, verbs: kinds.map { $0.verb }))
      return nil
    }
    guard let kind = kinds.first(where: { $0.verb == word.text }) else {
      findings.report(.optionValueWrong(word.text, of: "make", .choice(kinds.map { $0.verb }), word.place))
      return nil
    }
    let request = kind.init(written, besides: Self.common, findings: findings)
    let name = written["as"]?.words.first
    if let name {
      if let reserved = AnalysisDefinition.reservedNames.first(where: { $0 == name.text.lowercased() }) {
        findings.report(.analysisNameReserved(reserved, name.place))
        return nil
      }
      if !AnalysisDefinition.isFileName(name.text) {
        findings.report(.analysisNameUnusable(name.text, name.place))
        return nil
      }
    }
    return AnalysisDefinition(
      request, name: name?.text, title: written["title"]?.words.first?.text, written: written)
  }
}
