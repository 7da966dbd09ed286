import Respondents

extension StudyConfiguration {
  /// What `strand run` makes: the study's own list, else what can be made of what the study has.
  public var analysesToMake: [AnalysisDefinition] { analyses ?? defaultAnalyses }

  /// The codebook; each group compared; which codes stand together; quotes by the first group; the survey's
  /// description, scales and models; the joint displays; a timeline a transcript.
  var defaultAnalyses: [AnalysisDefinition] {
    func made(
      _ verb: AnalysisDefinition.Verb, name: String? = nil, _ change: (inout AnalysisOptions) -> Void = { _ in }
    ) -> AnalysisDefinition {
      var options = AnalysisOptions()
      change(&options)
      return AnalysisDefinition(
        verb, name: name ?? AnalysisDefinition.defaultName(verb, options), options: options, line: nil)
    }
    func mention(_ name: String) -> Mention { Mention(name, line: 1) }
    let first = groups.first.map { mention($0.name) }
    var all = [made(.codebook) { $0.definitions = true }]
    all += groups.map { group in
      made(.compare) {
        $0.by = [mention(group.name)]
        $0.quotes = 1
      }
    }
    all.append(made(.cooccur) { $0.within = "turn" })
    all.append(made(.quotes, name: "quotes") { $0.by = first.map { [$0] } ?? [] })
    if let survey {
      all.append(made(.describe, name: "describe"))
      if !survey.scales.isEmpty { all.append(made(.scale)) }
      if !survey.models.isEmpty { all.append(made(.regress)) }
    }
    all += joint.map { display in made(.joint) { $0.subjects = [mention(display.name)] } }
    all.append(made(.timeline))
    return all
  }
}
