import Respondents
import StudyDefinition
import StudyIndex

extension StudyConfiguration {
  /// The codebook; each group compared; which codes occur together; quotes by the first group; the survey's
  /// description, scales and models; the joint displays; a timeline a transcript. Every option but what each is about is
  /// at its default, so that the command without options shows the same.
  var defaultAnalyses: [AnalysisDefinition] {
    var all = [AnalysisDefinition(CodebookRequest())]
    all += groups.map { group in
      var request = ComparisonRequest()
      request.by = [group.name]
      return AnalysisDefinition(request)
    }
    all.append(AnalysisDefinition(CoOccurrenceRequest()))
    var quotes = QuotesRequest()
    quotes.by = groups.first.map { [$0.name] } ?? []
    all.append(AnalysisDefinition(quotes, name: QuotesRequest.verb))
    if let survey {
      all.append(AnalysisDefinition(DescriptionRequest()))
      if !survey.scales.isEmpty { all.append(AnalysisDefinition(ScaleRequest())) }
      if !survey.models.isEmpty { all.append(AnalysisDefinition(RegressionRequest())) }
    }
    all += joint.map { display in
      var request = JointRequest()
      request.displays = [display.name]
      return AnalysisDefinition(request)
    }
    all.append(AnalysisDefinition(TimelineRequest()))
    return all
  }
}
