import Basics
import Testing

extension Problem {
  fileprivate static func wrongColour(_ name: String) -> Problem {
    Problem(.badData, file: "a.yaml", line: 3, "`\(name)` is no colour")
  }

  fileprivate static func shared(_ what: String, factory: String = #function) -> Problem {
    Problem(.usage, what, factory: factory)
  }

  fileprivate static func throughAHelper() -> Problem { shared("something") }
}

@Suite struct ProblemTests {
  @Test func theFunctionThatWordsItIsItsIdentity() {
    #expect(Problem.wrongColour("blu").identity == "wrongColour")
    #expect(Problem.wrongColour("blu").identity == Problem.wrongColour("gren").identity)
    #expect(Problem.throughAHelper().identity == "throughAHelper")
  }

  @Test func anotherPlaceIsNoOtherProblem() {
    let problem = Problem.wrongColour("blu")
    #expect(problem.located(in: "b.yaml").identity == "wrongColour")
    #expect(problem.located(in: "b.yaml").place == "b.yaml:3")
    let moved = Problem.throughAHelper().inContent(of: "c.csv", line: 7)
    #expect(moved.identity == "throughAHelper" && moved.kind == .badData && moved.place == "c.csv:7")
  }
}
