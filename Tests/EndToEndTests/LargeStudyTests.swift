import Foundation
import Testing

/// A report of 230 codes and 30 interviews can be sent and read.
@Suite struct LargeStudyTests {
  /// Pixels: what the page's text is wide (70rem less its margins).
  static let pageWidth = 1088.0

  @Test func theReportStaysReadable() async throws {
    var files = LargeStudy.files
    files["study.yaml", default: ""] += """
      analyses:
        - {make: compare, by: district, as: by-district}
        - {make: cooccur, within: turn, as: pairs}
        - {make: timeline, as: timeline}

      """
    let bench = try StudyBench(files)
    // Without rsvg-convert in reach, no picture is converted.
    let outcome = try await bench.strand(["run"], environment: ["PATH": "/nowhere"])
    #expect(outcome.status == 0, "\(outcome.summary)")
    let page = try bench.read("results/report.html")
    // Three and a quarter times 1,024 x 1,024; the coded words in the transcripts are some 110 KB of it.
    #expect(page.utf8.count < 3_407_872, "report.html has \(page.utf8.count) bytes")
    let widths = page.matches(of: #/<svg[^>]* width="([0-9.]+)"/#).compactMap { Double($0.1) }
    #expect(widths.count > 10)
    #expect(widths.allSatisfy { $0 <= Self.pageWidth }, "\(widths.max() ?? 0)")
    // A heat map of 230 codes is higher than a page: parts with names and titles of their own.
    #expect(page.contains("part 2 of"))
    let second = try bench.read("results/by-district-heatmap-2.svg")
    #expect(second.contains(", part 2 of ") && second.contains("n = "))
  }
}
