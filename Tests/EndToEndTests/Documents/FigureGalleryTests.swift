import Foundation
import Testing

/// The figures of docs/figures.md are what the program draws of the sample study.
@Suite struct FigureGalleryTests {
  static let page = "docs/figures.md"

  @Test func theGalleryShowsWhatTheProgramDraws() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    // Without rsvg-convert in reach, no picture is converted.
    let outcome = try await bench.strand(
      "run", "agree", "compare-cbo", "cooccur", "regress", "scale", "timeline", environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 0, "\(outcome.summary)")
    for picture in try pictures() {
      // The pictures of transcripts have a folder of their own.
      let name = (picture as NSString).lastPathComponent.replacingOccurrences(of: "timeline-", with: "timeline/")
      let drawn = String(
        decoding: try Data(contentsOf: bench.root.appendingPathComponent("results/\(name)")), as: UTF8.self)
      if Documents.recording {
        try Documents.write(drawn, to: picture)
      } else {
        let recorded = try Documents.read(picture)
        #expect(
          recorded == drawn, "\(picture) is stale: `make record` draws it again; look at it before you commit it.")
      }
    }
  }

  @Test func thePictureOfTheReportIsSmall() throws {
    let bytes = try Data(contentsOf: Documents.repository.appendingPathComponent("docs/images/report.png"))
    #expect(bytes.count < 300_000)
  }

  /// Of the page, by path.
  private func pictures() throws -> [String] {
    let found = DocumentLinkTests.links(of: try Documents.read(Self.page)).filter { $0.hasSuffix(".svg") }
    #expect(found.count == 7)
    return found.map { "docs/" + $0 }
  }
}
