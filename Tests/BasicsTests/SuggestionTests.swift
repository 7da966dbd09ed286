import Basics
import Testing

@Suite struct SuggestionTests {
  @Test func nearestByOneSwap() {
    #expect(Suggestion.nearest(to: "nroms", among: ["norms", "solidarity"]) == "norms")
  }

  @Test func nothingNear() {
    #expect(Suggestion.nearest(to: "weather", among: ["norms", "solidarity"]) == nil)
  }

  @Test func sentenceListsWhatIsKnown() {
    #expect(
      Suggestion.sentence(for: "weather", among: ["norms", "solidarity"], noun: "code")
        == "Known: `norms`, `solidarity`.")
  }
}
