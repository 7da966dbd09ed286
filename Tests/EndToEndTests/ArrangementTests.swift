import Testing

/// `--sort`, `--top`, `--hide`.
@Suite struct ArrangementTests {
  @Test func theMostFrequentCodesStandFirst() async throws {
    let bench = try await CodedStudies.allotment()
    let rows = try await bench.json("codebook", "--sort", "segments", "--top", "2")["rows"].elements
    let all = try await bench.json("codebook")["rows"].elements.compactMap { $0["segments"].integer }
    #expect(rows.compactMap { $0["segments"].integer } == Array(all.sorted(by: >).prefix(2)))
    let text = try await bench.answer("codebook", "--sort", "segments", "--top", "2", "--hide", "code")
    #expect(text.contains("2 of \(all.count) rows are shown (--top).") && !text.contains("Id"))
  }

  @Test func totalsStayUnderAComparison() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try await bench.answer("compare", "--by", "tenure", "--sort", "p", "--top", "1")
    #expect(text.contains("People interviewed") && !text.contains("Lending tools  "))
    let outcome = try await bench.strand("cooccur", "--sort", "counts")
    #expect(outcome.status == 64)
    #expect(outcome.stderr == "strand: error: the table has no column `counts`. Did you mean `count`?\n")
  }
}
