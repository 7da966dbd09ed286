/// Every request there is.
public enum AnalysisCatalogue {
  /// Those that `strand run` makes, in the order in which study.yaml's documents list them.
  public static let forResults: [any AnalysisRequest.Type] = [
    CodebookRequest.self, ComparisonRequest.self, CoOccurrenceRequest.self, QuotesRequest.self,
    DescriptionRequest.self, CorrelationRequest.self, GroupTestRequest.self, ScaleRequest.self,
    RegressionRequest.self, JointRequest.self,
    QuantificationRequest.self, AgreementRequest.self, TimelineRequest.self, SuggestionRequest.self,
    WordsRequest.self, SaturationRequest.self, FrameworkRequest.self, MapRequest.self, ChecklistRequest.self,
    MovesRequest.self,
  ]

  /// Also those that are only asked.
  public static let all: [any AnalysisRequest.Type] =
    forResults + [
      SearchRequest.self, MemosRequest.self, TranscriptRequest.self,
    ]
}
