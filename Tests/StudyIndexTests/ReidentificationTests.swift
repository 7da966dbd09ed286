import Basics
import StudyTestSupport
import TestSupport
import Testing

@testable import StudyIndex

@Suite struct ReidentificationTests {
  private func found(_ columns: [(String, String)], fewest: Int) -> Reidentification {
    let traits = columns.map { name, values in
      Reidentification.Trait(name: name, values: values.map { $0 == "." ? nil : String($0) })
    }
    let count = columns.first?.1.count ?? 0
    return Reidentification(ids: (0..<count).map { "P\($0)" }, traits: traits, fewest: fewest)
  }

  /// Worked by hand. P5 alone is of her age; P0 and P4 are found by two columns, neither of which finds them.
  @Test func theShortestCombinationsCount() {
    let all = found([("age", "aabbbc"), ("town", "xyyxxx"), ("sex", "ffffmm")], fewest: 2)
    #expect(
      all.combinations == [
        .init(columns: ["age"], people: ["P5"], smallest: 1),
        .init(columns: ["age", "town"], people: ["P0", "P1", "P2"], smallest: 1),
        .init(columns: ["age", "sex"], people: ["P4"], smallest: 1),
        .init(columns: ["age", "town", "sex"], people: ["P3"], smallest: 1),
      ])
    #expect(all.singledOut == 6 && all.people == 6)
  }

  @Test func nobodyIsSingledOutWhereEnoughShareTheirValues() {
    let all = found([("age", "aaabbb"), ("town", "xxxyyy")], fewest: 3)
    #expect(all.combinations.isEmpty && all.singledOut == 0)
    #expect(
      found([("age", "aaabbb"), ("town", "xxxyyy")], fewest: 4).combinations.map(\.columns) == [["age"]])
  }

  @Test func aColumnByAnotherNameCountsOnce() {
    let all = found([("relation", "aabbc"), ("group", "xxyyz"), ("age", "11222")], fewest: 2)
    #expect(all.columns == ["relation", "age"])
    #expect(all.combinations.map(\.columns) == [["relation"]])
    // Who leaves out the one and passes the other on has hidden nothing.
    #expect(all.alike == ["relation": ["group"]])
    let both = "`relation` (or `group`, which tells the same)"
    #expect(all.problems(file: "p.csv").allSatisfy { $0.what.contains(both) })
    #expect(found([("a", "..."), ("b", "...")], fewest: 2).alike.isEmpty)
  }

  @Test func anEmptyCellFindsNobody() {
    let all = found([("age", "a....."), ("town", ".xxxx.")], fewest: 2)
    #expect(all.combinations == [.init(columns: ["age"], people: ["P0"], smallest: 1)])
    #expect(found([], fewest: 3).combinations.isEmpty)
  }

  /// Whoever is in a small cell is named by some combination, and nobody else is; parts of a combination do not find
  /// whom it finds.
  @Test func againstTheDefinition() {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<60 {
      let people = Int.random(in: 1...14, using: &generator)
      let columns = (0..<Int.random(in: 1...5, using: &generator)).map { number in
        (String(number), String((0..<people).map { _ in "abc.".randomElement(using: &generator) ?? "a" }))
      }
      let fewest = Int.random(in: 2...4, using: &generator)
      let all = found(columns, fewest: fewest)
      func isFound(_ person: Int, _ chosen: [Int]) -> Bool {
        let rows = chosen.map { Array(columns[$0].1) }
        guard rows.allSatisfy({ $0[person] != "." }) else { return false }
        return (0..<people).count { other in rows.allSatisfy { $0[other] == $0[person] } } < fewest
      }
      // A column that divides the people as one before does is left out.
      let used = columns.indices.filter { all.columns.contains(columns[$0].0) }
      let subsets = Self.subsets(columns.count).filter { $0.allSatisfy(used.contains) }
      for chosen in subsets {
        let named = all.combinations.first { $0.columns == chosen.map(String.init) }?.people ?? []
        let parts = subsets.filter { $0.count < chosen.count && $0.allSatisfy(chosen.contains) }
        let expected = (0..<people).filter { person in
          isFound(person, chosen) && !parts.contains { isFound(person, $0) }
        }
        #expect(named == expected.map { "P\($0)" }, "\(columns) \(chosen) \(fewest)")
      }
    }
  }

  private static func subsets(_ count: Int) -> [[Int]] {
    (1..<(1 << count)).map { bits in (0..<count).filter { bits & (1 << $0) != 0 } }.filter { $0.count <= 3 }
  }

  /// Names and links are not looked at, groups of study.yaml are; no value is in a problem.
  @Test func ofAStudy() throws {
    let sample = try SampleStudy()
    try sample.write(
      "id,pseudonym,age,place\nP1,Anna,30,HC\nP2,Ben,60,HC\nP3,Cyd,30,HC\nP4,Dee,30,HC\nP5,Eve,40,HC\nP6,Fay,40,HC\n",
      to: "respondents/participants.csv")
    let all = try #require(try sample.open().reidentification(fewest: 2))
    #expect(all.columns == ["age", "place", "generation"])
    #expect(all.combinations.map(\.columns) == [["age"], ["generation"]])
    let problems = all.problems(file: "respondents/participants.csv")
    #expect(
      problems.map(\.description) == [
        "respondents/participants.csv: warning: `age` alone singles out 1 of 6 people (P2): fewer than 2 share their "
          + "values, in the smallest case 1",
        "respondents/participants.csv: warning: `generation` alone singles out 1 of 6 people (P2): fewer than 2 share "
          + "their values, in the smallest case 1",
        "respondents/participants.csv: note: 1 of 6 people are singled out by up to 3 of these together: `age`, `place`, "
          + "`generation`. Before respondents/participants.csv is passed on, write the values more broadly (ages in tens, "
          + "a region for a village), or leave one of the columns out. What people say can tell more than this: read it.",
      ])
    // Nothing has to be done where nobody is singled out.
    let none = Reidentification(ids: ["P1", "P2"], traits: [.init(name: "age", values: ["30", "30"])], fewest: 2)
    #expect(
      none.problems(file: "people.csv").map(\.remedy) == ["What people say can tell more than this: read it."])
  }
}
