import Foundation
import Testing

/// `strand figures`: the figures of study.yaml's analyses, for print.
@Suite struct FiguresTests {
  private func names(_ bench: StudyBench, _ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: bench.url(folder).path).sorted()
  }

  @Test func aComparisonAtAColumnsWidth() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let outcome = try await bench.strand("figures", "compare-cbo", "--width", "84mm", "--output", "print")
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(outcome.stdout.isEmpty)
    #expect(
      try names(bench, "print") == ["compare-cbo-bars.svg", "compare-cbo-differences.svg", "compare-cbo-heatmap.svg"])
    for name in try names(bench, "print") {
      let svg = try bench.read("print/\(name)")
      #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"84mm\" height=\""))
      #expect(svg.contains("<title>") && svg.contains("<desc>"))
      // Hits that nobody has judged are said where the figure is seen.
      #expect(svg.contains("reviewed.</text>"), "\(name)")
    }
    // Nothing of it is in results/.
    #expect(!FileManager.default.fileExists(atPath: bench.url("results").path))
  }

  @Test func framesFollowTheTablesOwnTest() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    _ = try await bench.answer("figures", "compare-cbo", "--output", "print")
    let svg = try bench.read("print/compare-cbo-heatmap.svg")
    let frames = svg.matches(of: /<rect [^>]*fill="none"[^>]*stroke-width="1.5"/).count
    // Of the table's rows only services have an adjusted p below 0.05; two of its cells stand out.
    let rows = try await bench.json("compare", "--by", "cbo")["rows"].elements
    let significant = rows.filter { ($0["test"]["p_adjusted"].double ?? 1) < 0.05 }
    #expect(significant.count == 1)
    #expect(frames == 2)
  }

  @Test func greyInEveryForm() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let outcome = try await bench.strand("figures", "regress", "--width", "17.4cm", "--grey", "--output", "print")
    #expect(outcome.status == 0, "\(outcome.summary)")
    let svg = try bench.read("print/regress.svg")
    #expect(svg.contains("width=\"174mm\""))
    for colour in svg.matches(of: /#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})"/) {
      #expect(colour.1 == colour.2 && colour.2 == colour.3)
    }
    let without = try await bench.strand(
      "figures", "regress", "--format", "pdf", "--output", "print", environment: ["PATH": "/nowhere"])
    #expect(without.status == 66)
    #expect(without.stderr.contains("rsvg-convert") && without.stderr.contains("--format svg"))
  }

  @Test func wrongWordsAreSaid() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    for width in ["84km", "0", "-3mm", "9999mm", "wide"] {
      #expect(try await bench.strand("figures", "--width=\(width)", "--output", "print").status == 64, "\(width)")
    }
    let unknown = try await bench.strand("figures", "compare-cob", "--output", "print")
    #expect(unknown.status != 0 && unknown.stderr.contains("compare-cbo"))
    let none = try await bench.strand("figures", "codebook", "--output", "print")
    #expect(none.status == 64 && none.stderr.contains("no figures"))
  }
}
