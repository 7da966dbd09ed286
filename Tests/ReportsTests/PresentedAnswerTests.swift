import Analysis
import Reports
import Testing

struct PresentedAnswerTests {
  @Test func everyRequestsAnswerHasAPresentation() {
    for request in AnalysisCatalogue.all { #expect(request.isPresented, "\(request.verb)") }
  }
}

extension AnalysisRequest {
  fileprivate static var isPresented: Bool { Answer.self is any PresentedAnswer.Type }
}
