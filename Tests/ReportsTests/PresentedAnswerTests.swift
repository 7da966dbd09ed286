import Analysis
import Reports
import Testing

struct PresentedAnswerTests {
  @Test func everyRequestsAnswerHasAPresentation() {
    let without = AnalysisCatalogue.all.filter { !$0.isPresented }.map { $0.verb }
    #expect(without.isEmpty)
  }
}

extension AnalysisRequest {
  fileprivate static var isPresented: Bool { Answer.self is any PresentedAnswer.Type }
}
