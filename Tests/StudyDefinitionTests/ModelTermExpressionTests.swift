import Testing

@testable import StudyDefinition

@Suite struct ModelTermExpressionTests {
  private func term(_ text: String, _ known: Set<String> = ["age", "town", "a:b", "x^2"]) -> ModelTermExpression {
    ModelTermExpression(text, isVariable: known.contains)
  }

  @Test func powersAndProducts() {
    #expect(term("age").parts == [.init(variable: "age", power: 1)] && !term("age").isMade)
    #expect(term("age^2").parts == [.init(variable: "age", power: 2)] && term("age^2").isMade)
    #expect(term("age : town").variables == ["age", "town"])
    #expect(term("age^3:town").parts == [.init(variable: "age", power: 3), .init(variable: "town", power: 1)])
    #expect(term("age:age").variables == ["age"])
  }

  /// A variable whose name has such signs is itself.
  @Test func namesWinOverSigns() {
    #expect(term("a:b").parts == [.init(variable: "a:b", power: 1)])
    #expect(term("x^2").parts == [.init(variable: "x^2", power: 1)])
    #expect(term("age^12").parts == [.init(variable: "age^12", power: 1)], "no power of this size")
  }

  @Test func coefficientsOfTerms() {
    func belongs(_ name: String, _ term: String) -> Bool { ModelTermExpression.isCoefficient(name, of: term) }
    #expect(belongs("age", "age") && belongs("town=HC", "town") && !belongs("towns=HC", "town"))
    #expect(belongs("age:town=HC", "age:town") && belongs("town=HC:age", "town:age"))
    #expect(belongs("town=a: b:age", "town:age"), "a category may hold the sign")
    #expect(!belongs("age:town", "age") && !belongs("age", "age:town") && !belongs("town=HC", "age:town"))
    #expect(belongs("age^2", "age^2") && !belongs("age^2", "age"))
  }
}
