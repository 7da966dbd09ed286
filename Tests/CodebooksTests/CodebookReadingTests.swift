import Basics
import Codebooks
import Testing

/// Reads one file called `codebook/a.yaml`.
func read(_ yaml: String) throws -> Codebook {
  try Codebook.read(files: [("codebook/a.yaml", Array(yaml.utf8))]).codebook
}

@Suite struct CodebookReadingTests {
  @Test func aCodeIsReadWithAllItsKeys() throws {
    let codebook = try read(
      """
      codebook: Mechanisms
      codes:
        - id: norms
          name: Organizational norms
          definition: >
            What members expect
            of one another.
          include:
            - a roster
            - a fine
          exclude: the law
          examples: ["We sign the book."]
          colour: "#E69F00"
          was: [rules, rules.old]
          rules: [roster]
          codes:
            - id: norms.formal
              rules: [fine*]
      """)
    let code = try #require(codebook["norms"])
    #expect(code.name == "Organizational norms")
    #expect(code.definition == "What members expect of one another.")
    #expect(code.include == ["a roster", "a fine"])
    #expect(code.exclude == ["the law"])
    #expect(code.examples == ["We sign the book."])
    #expect(code.colour == "#e69f00")
    #expect(code.was == ["rules", "rules.old"])
    #expect(code.file == "codebook/a.yaml")
    #expect(code.line == 3)
    #expect(code.depth == 0)
    #expect(codebook["rules.old"]?.id == "norms")
    let child = try #require(codebook["norms.formal"])
    #expect(child.parent == "norms")
    #expect(child.depth == 1)
    #expect(child.name == "norms.formal")
  }

  @Test func theTreeComesFromNestingAndFilesComeInTheOrderOfTheirPaths() throws {
    let second = "codes:\n  - id: c\n"
    let first = "codes:\n  - id: z\n    codes:\n      - {id: y, codes: [{id: x}]}\n      - id: w\n"
    let reading = try Codebook.read(files: [("b.yaml", Array(second.utf8)), ("a.yaml", Array(first.utf8))])
    #expect(reading.codebook.codes.map(\.id) == ["z", "y", "x", "w", "c"])
    #expect(reading.codebook.codes.map(\.depth) == [0, 1, 2, 1, 0])
    #expect(reading.codebook.subtree(of: 0) == 0..<4)
  }

  @Test func wordsAreTakenAsWritten() throws {
    let codebook = try read("codes:\n  - id: a\n    rules: [no, null, 1990, 1.50, yes*, 不]\n")
    #expect(
      codebook.codes[0].rules.map(\.pattern) == [
        .any([.words("no")]), .any([.words("null")]), .any([.words("1990")]), .any([.words("1.50")]),
        .any([.prefix("yes")]), .any([.words("不")]),
      ])
  }

  @Test func aByteOrderMarkIsPassedOver() throws {
    let reading = try Codebook.read(files: [("a.yaml", [0xEF, 0xBB, 0xBF] + Array("codes: [{id: a}]".utf8))])
    #expect(reading.codebook.codes.map(\.id) == ["a"])
  }

  @Test func idsMayBeInAnyScript() throws {
    #expect(try read("codes: [{id: 规范.非正式}, {id: é_1-b.2}]").codes.count == 2)
  }

  @Test func theSameRuleTwiceIsAWarning() throws {
    let yaml = "codes:\n  - id: a\n    rules:\n      - help\n      - {any: [help]}\n"
    let reading = try Codebook.read(files: [("a.yaml", Array(yaml.utf8))])
    #expect(
      reading.warnings.map(\.description) == [
        "a.yaml:5:9: warning: the code has the same rule on line 4. Delete one of them."
      ])
  }

  @Test func aRuleThatMindsCapitalsIsAnother() throws {
    let yaml = "codes:\n  - id: a\n    rules:\n      - US\n      - {any: [US], case: true}\n"
    #expect(try Codebook.read(files: [("a.yaml", Array(yaml.utf8))]).warnings.isEmpty)
  }
}
