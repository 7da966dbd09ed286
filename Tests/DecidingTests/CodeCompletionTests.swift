import Codebooks
import Deciding
import Testing

@Suite struct CodeCompletionTests {
  private static func codebook() throws -> Codebook {
    let text = """
      codes:
        - id: norms
          name: Norms
          codes:
            - id: norms.formal
              name: Written rules
            - id: norms.informal
              name: Habits
        - id: help
          name: 互相帮忙
        - id: water
          name: Wells

      """
    return try Codebook.read(files: [(path: "c.yaml", bytes: Array(text.utf8))]).codebook
  }

  @Test(arguments: [
    ("", "", ["norms", "norms.formal", "norms.informal", "help", "water"]), ("h", "h", ["norms.informal", "help"]),
    ("he", "help", ["help"]), ("NO", "norms", ["norms", "norms.formal", "norms.informal"]),
    ("norms.f", "norms.formal", ["norms.formal"]), ("互", "help", ["help"]), ("rules", "norms.formal", ["norms.formal"]),
    ("w", "w", ["norms.formal", "water"]), ("nothing", "nothing", []),
  ])
  func whatFollowsIsWhatAllHaveInCommon(_ typed: String, _ text: String, _ ids: [String]) throws {
    let completion = CodeCompletion(typed, in: try Self.codebook())
    #expect(completion.text == text)
    #expect(completion.codes.map(\.id) == ids)
  }
}
