import Foundation
import Testing

/// Every table that is printed fits its page: compiled by pdfLaTeX, which says what sticks out.
@Suite struct LaTeXPagesTests {
  static let tables: [[String]] = [
    ["compare", "--by", "cbo"], ["compare", "--by", "community"], ["compare", "--by", "cbo", "--by", "community"],
    ["compare", "--by", "cbo", "--quotes", "2"], ["compare", "--by", "cbo", "--tests"],
    ["compare", "--by", "cbo", "--unit", "segments"], ["regress"], ["describe"], ["describe", "--by", "cbo"],
    ["describe", "--by", "community"], ["scale"], ["cooccur", "--within", "turn"], ["codebook", "--definitions"],
    ["joint", "integration"], ["joint", "mechanisms"], ["joint", "people"], ["agree"], ["search", "norm*"], ["status"],
    ["apply", "--rules"], ["history"], ["framework"], ["framework", "--by", "cbo", "--quote", "none"],
  ]

  private static let study = Task { try StudyBench(copying: Documents.repository) }

  /// Several tables on pages of their own in one document: most of a run of TeX is its beginning.
  @Test(.enabled(if: TeX.isInstalled, TeX.absent), arguments: ["plain", "apa"], 0..<4)
  func fitsThePage(style: String, part: Int) async throws {
    let bench = try await Self.study.value
    var pages: [String] = []
    for command in stride(from: part, to: Self.tables.count, by: 4).map({ Self.tables[$0] }) {
      let body = try await bench.answer(command + ["--format", "latex", "--latex-style", style])
      #expect(!body.isEmpty)
      pages.append(TeX.named(command.joined(separator: " ")) + Self.latin(body))
    }
    let document = TeX.article(pages.joined(separator: "\\clearpage\n"), apa: style == "apa")
    #expect(try await TeX.complaints(about: document) == [], "\(style)")
  }

  /// pdfLaTeX has no Chinese: four interviews of the sample study are in it. A letter of the same width is in its place.
  static func latin(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.flatMap { scalar -> [Unicode.Scalar] in
          switch scalar.value {
          case 0x3000...0x303F, 0xFF00...0xFFEF: [","]
          case 0x2E80...0x9FFF: ["n", "o", " "]
          default: [scalar]
          }
        }))
  }

  /// The check itself: what does not fit is found.
  @Test(.enabled(if: TeX.isInstalled, TeX.absent))
  func aTableThatIsTooWideIsFound() async throws {
    let row = Array(repeating: "0.123456", count: 20).joined(separator: " & ")
    let wide = "\\begin{tabular}{\(String(repeating: "r", count: 20))}\n\(row)\\\\\n\\end{tabular}\n"
    #expect(try await TeX.complaints(about: TeX.article(wide)).count == 1)
    let rows = Array(repeating: "a\\\\", count: 80).joined(separator: "\n")
    let high = "\\begin{table}\\begin{tabular}{l}\n\(rows)\n\\end{tabular}\\end{table}\n"
    #expect(try await TeX.complaints(about: TeX.article(high)).contains { $0.contains("Float too large") })
    #expect(try await TeX.complaints(about: TeX.article("\\noSuchCommand")).isEmpty == false)
    // Which of several tables it is.
    let both = TeX.named("good") + "\\begin{tabular}{l}a\\end{tabular}\\clearpage\n" + TeX.named("bad") + wide
    let complaints = try await TeX.complaints(about: TeX.article(both))
    #expect(complaints.count == 1 && complaints[0].hasPrefix("bad: "), "\(complaints)")
  }

  @Test func theStyleIsForLaTeXAlone() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let outcome = try await bench.strand("compare", "--by", "cbo", "--latex-style", "apa")
    #expect(outcome.status == 64)
    #expect(outcome.stderr.contains("--latex-style is for LaTeX: add `--format latex`."))
  }
}
