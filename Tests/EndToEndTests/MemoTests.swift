import Testing

/// Memos are listed by what they are on.
@Suite struct MemoTests {
  private func texts(_ bench: StudyBench, _ arguments: String...) async throws -> [String?] {
    try await bench.json(["memos"] + arguments)["rows"].elements.map { $0["text"].string }
  }

  @Test func memosAreFoundByCodeTranscriptAndCoder() async throws {
    let bench = try await CodedStudies.allotment()
    #expect(try await texts(bench) == [])
    _ = try await bench.answer("memo", "compare with a2", "--coding", "10000001", "--coder", "bo")
    _ = try await bench.answer("memo", "two talks at once", "--transcript", "shed")
    _ = try await bench.answer("memo", "overlaps with soil", "--code", "norms")
    #expect(try await texts(bench) == ["compare with a2", "two talks at once", "overlaps with soil"])
    #expect(try await texts(bench, "order") == ["overlaps with soil"], "by the code's present id")
    #expect(try await texts(bench, "--transcript", "shed") == ["two talks at once"])
    #expect(try await texts(bench, "--coder", "bo") == ["compare with a2"])
    let onCoding = try #require(try await bench.json("memos", "--coder", "bo")["rows"].elements.first)
    let coding = try #require(
      try await bench.json("quotes", "--origin", "person")["rows"].elements.first {
        $0["ids"].strings.contains { $0.hasPrefix("10000001") }
      })
    let words = try #require(onCoding["quote"].string)
    #expect(coding["text"].string?.contains(words) == true, "the coding's own words, inside its segment")
    #expect(onCoding["code"].string == coding["code"].string)
    _ = try await bench.answer("undo")
    #expect(try await texts(bench) == ["compare with a2", "two talks at once"], "taken back like any decision")
    let unknown = try await bench.strand("memos", "sail")
    #expect(unknown.status == 66)
    #expect(unknown.stderr.contains("Did you mean `soil`?"))
  }
}
