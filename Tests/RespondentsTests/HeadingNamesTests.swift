import Respondents
import Testing

/// Names made of questions: usable as they are, in any script, each once.
@Suite struct HeadingNamesTests {
  private func names(_ questions: [String]) throws -> [String] {
    let header = (["Timestamp"] + questions).map { "\"\($0)\"" }.joined(separator: ",")
    let answers = (["2025/02/03 9:05:10 AM GMT+1"] + questions.map { _ in "x" }).joined(separator: ",")
    let table = try survey("\(header)\n\(answers)\n", SurveyOptions(program: .named(.googleForms)))
    return table.variables.dropFirst().map(\.name)
  }

  @Test func ofQuestions() throws {
    #expect(
      try names(["How old are you?", "你今年多大?", "Größe (in cm)", "  Two   blanks  "]) == [
        "how_old_are_you", "你今年多大", "größe_in_cm", "two_blanks",
      ])
  }

  @Test func thatSQLWouldRefuse() throws {
    #expect(try names(["Group", "2 or more?", "???", "Order"]) == ["group_", "q2_or_more", "question", "order_"])
  }

  @Test func longOnesAndTwins() throws {
    let long = "Thinking of the last seven days, how often did you talk with somebody about the move?"
    let found = try names([long + " One", long + " Two", "Age", "age"])
    #expect(found == ["thinking_of_the_last_seven_days_how", "thinking_of_the_last_seven_days_how_2", "age", "age_2"])
  }

  /// Marks within words do not cut them.
  @Test func hindi() throws {
    #expect(try names(["क्या आप खुश हैं?"])[0].split(separator: "_").count == 4)
  }
}
