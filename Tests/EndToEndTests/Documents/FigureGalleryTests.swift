import Foundation
import Testing

/// The figures of docs/figures.md are what the program draws of the sample study.
@Suite struct FigureGalleryTests {
  static let page = "docs/figures.md"
  static let analyses = [
    "agree", "compare-cbo", "cooccur", "describe-cbo", "map", "regress", "saturation", "scale", "timeline", "words",
  ]

  @Test func theGalleryShowsWhatTheProgramDraws() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    _ = try await bench.answer(["figures"] + Self.analyses + ["--output", "drawn/images"])
    _ = try await bench.answer(
      ["figures"] + Self.analyses + ["--width", "84mm", "--grey", "--output", "drawn/images/print"])
    let pictures = try pictures()
    // Each at its own size and at a journal's.
    #expect(pictures.count == 30)
    #expect(pictures.count { $0.contains("images/print/") } == 15)
    for picture in pictures {
      let drawn = try bench.read("drawn/\(picture)")
      if Documents.recording {
        try Documents.write(drawn, to: "docs/\(picture)")
      } else {
        let recorded = try Documents.read("docs/\(picture)")
        #expect(
          recorded == drawn, "docs/\(picture) is stale: `make figures` draws it again; look at it before you commit it."
        )
      }
    }
  }

  @Test func thePictureOfTheReportIsSmall() throws {
    let bytes = try Data(contentsOf: Documents.repository.appendingPathComponent("docs/images/report.png"))
    #expect(bytes.count < 300_000)
  }

  /// Of the page, by path.
  private func pictures() throws -> [String] {
    DocumentLinkTests.links(of: try Documents.read(Self.page)).filter { $0.hasSuffix(".svg") }
  }
}
