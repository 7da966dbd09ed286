import Testing

@testable import Deciding

struct CodebookTextTests {
  private let code = NewCode(id: "new", name: "New", definition: "What it is")

  private func inserted(_ text: String, below line: Int? = nil) -> String? {
    var codebook = CodebookText(text)
    return codebook.insert(code, belowLine: line) ? codebook.text : nil
  }

  private let item = "- id: \"new\"\n  name: \"New\"\n  definition: \"What it is\"\n"

  private func setIn(_ spaces: Int) -> String {
    item.split(separator: "\n").map { String(repeating: " ", count: spaces) + $0 + "\n" }.joined()
  }

  @Test func atTheTopItComesLast() {
    #expect(inserted("") == "codes:\n" + setIn(2))
    let text = "# about\ncodes:\n  - id: a\n    name: A\n\n  # between\n  - id: b\n\n# the end\n"
    #expect(inserted(text) == text.replacing("  - id: b\n", with: "  - id: b\n" + setIn(2)))
    #expect(inserted("codes:\n- id: a\nlanguage: en\n") == "codes:\n- id: a\n" + setIn(0) + "language: en\n")
  }

  @Test func belowACodeItComesLastOfItsCodes() {
    let text = "codes:\n  - id: a\n    name: A\n    codes:\n      - id: a.b\n        name: B\n  - id: c\n"
    #expect(inserted(text, below: 2) == text.replacing("  - id: c\n", with: setIn(6) + "  - id: c\n"))
    #expect(
      inserted(text, below: 5)
        == text.replacing("        name: B\n", with: "        name: B\n        codes:\n" + setIn(10)))
    #expect(inserted(text, below: 7) == text + "    codes:\n" + setIn(6))
  }

  @Test func otherLayoutsAreLeftAlone() {
    #expect(inserted("codes: [{id: a, name: A}]\n") == nil)
    #expect(inserted("codes:\n  - {id: a, codes: [{id: b}]}\n", below: 9) == nil)
  }
}
