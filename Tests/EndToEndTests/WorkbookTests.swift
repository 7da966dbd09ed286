import Foundation
import Testing

/// Answers as Excel workbooks, as LibreOffice shows them.
@Suite struct WorkbookTests {
  private func workbook(_ bench: StudyBench, _ question: String...) async throws -> [UInt8] {
    let outcome = try await bench.strand(question + ["--output", "answer.xlsx"])
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(outcome.stdout.isEmpty && outcome.stderr.contains("Wrote answer.xlsx."))
    #expect(try bench.permissions("answer.xlsx") == 0o600)
    return try bench.bytes("answer.xlsx")
  }

  @Test(.enabled(if: LibreOffice.isInstalled, LibreOffice.absent)) func aComparison() async throws {
    let bench = try await CodedStudies.allotment()
    let sheets = try await LibreOffice.sheets(of: workbook(bench, "compare", "--by", "tenure", "--quotes", "1"))
    let table = try #require(sheets["Codes by time on the site"], "\(sheets.keys)")
    let text = try await bench.answer("compare", "--by", "tenure")
    // Every count and share of the table on the terminal; four people make round shares.
    var seen = 0
    for line in text.split(separator: "\n") where line.contains("%") {
      let words = line.split(separator: " ").map(String.init)
      let counts = words.filter { $0.wholeMatch(of: /\d+|(?:0|50|100)%/) != nil }
      seen += counts.count
      for word in counts { #expect(table.contains(word), "\(word) of \(line) is not in\n\(table)") }
    }
    #expect(seen > 10)
    #expect(try #require(sheets["Notes"]).contains("transcripts/"))
    let quotes = try #require(sheets.first { $0.key.hasPrefix("Quotes, ") }?.value, "\(sheets.keys)")
    #expect(quotes.hasPrefix("Code,Of,Quote,Source\n"))
  }

  @Test(.enabled(if: LibreOffice.isInstalled, LibreOffice.absent)) func quotesInChinese() async throws {
    let bench = try await CodedStudies.teaVillage()
    let sheets = try await LibreOffice.sheets(of: workbook(bench, "quotes", "--by", "年龄组"))
    let rows = try await bench.json("quotes", "--by", "年龄组")["rows"].elements
    let sheet = try #require(sheets["Quotes"])
    for row in rows { #expect(sheet.contains(try #require(row["text"].string)), "\(row)") }
  }

  @Test func everyQuestion() async throws {
    let bench = try await CodedStudies.allotment()
    for question in Verbs.oneEach {
      let outcome = try await bench.strand(question + ["--output", "answer.xlsx"])
      #expect(outcome.status == 0, "\(question): \(outcome.summary)")
      #expect(try bench.bytes("answer.xlsx").starts(with: [0x50, 0x4B, 3, 4]), "\(question)")
    }
  }

  /// What runs a formula in another program must not come from an interview.
  @Test(.enabled(if: LibreOffice.isInstalled, LibreOffice.absent)) func wordsAreNoFormulas() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\n", "codebook/c.yaml": "codes:\n  - id: a\n    name: \"=1+1\"\n",
      "transcripts/t.txt": "=2+3 is what she typed\n",
    ])
    _ = try await bench.answer("tag", "t", "--code", "a", "--turn", "1")
    let sheet = try #require(try await LibreOffice.sheets(of: workbook(bench, "quotes"))["Quotes"])
    #expect(sheet.contains("=1+1") && sheet.contains("=2+3 is what she typed"), "\(sheet)")
  }

  @Test func aTerminalIsNotGivenAWorkbook() async throws {
    let bench = try await CodedStudies.allotment()
    let terminal = try PseudoTerminal()
    let script = "exec \"$0\" quotes --format xlsx > \(terminal.path)"
    let outcome = try await Program.start(
      ["-c", script, Program.url.path], in: bench.root, home: bench.home, of: URL(fileURLWithPath: "/bin/sh")
    ).outcome()
    let said = outcome.stderr.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(outcome.status == 64)
    #expect(said.contains("a terminal cannot show it. Name a file, as `--output answer.xlsx`."), "\(said)")
  }

  @Test func textInAWorkbookIsAnError() async throws {
    let bench = try await CodedStudies.allotment()
    for (file, format) in [("q.xlsx", "csv"), ("q.csv", "xlsx")] {
      let outcome = try await bench.strand("quotes", "--output", file, "--format", format)
      let ending = file.drop { $0 != "." }
      #expect(outcome.status == 64 && !bench.exists(file))
      #expect(
        outcome.stderr.contains("a file that ends with `\(ending)` cannot be written as \(format)"), "\(outcome.stderr)"
      )
    }
  }
}
