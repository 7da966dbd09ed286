import Foundation
import Testing

/// `--output FILE`: the form by the file's ending.
@Suite struct OutputEndingTests {
  @Test(
    arguments: [
      ("q.csv", "code,speaker,"), ("q.JSON", "{\n"), ("q.md", "### "), ("q.html", "<!DOCTYPE html>"),
      ("q.tex", "% strand quotes"), ("q.txt", "Lending tools"), ("quotes", "Lending tools"),
    ])
  func theEndingSaysTheForm(file: String, start: String) async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand("quotes", "help.tools", "--output", file)
    #expect(outcome.status == 0, "\(outcome.summary)")
    let text = try bench.read(file)
    #expect(text.hasPrefix(start), "\(text.prefix(40))")
  }

  @Test(arguments: ["quotes.xls", "quotes.odt", "quotes.ods", "quotes.pdf", "quotes.csvv"])
  func anotherEndingIsAnError(file: String) async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand("quotes", "--output", file)
    #expect(outcome.status == 64 && outcome.stdout.isEmpty)
    let ending = file.drop { $0 != "." }
    #expect(outcome.stderr.contains("\(file): error: an answer cannot be written as `\(ending)`"), "\(outcome.stderr)")
    #expect(!FileManager.default.fileExists(atPath: bench.url(file).path))
  }

  @Test func aFormThatIsAskedForGoesBeforeTheEnding() async throws {
    let bench = try await CodedStudies.allotment()
    _ = try await bench.strand("quotes", "--output", "quotes.txt", "--format", "markdown")
    #expect(try bench.read("quotes.txt").hasPrefix("### "))
    // But text is no spreadsheet, whatever one asks for.
    let outcome = try await bench.strand("quotes", "--output", "quotes.xlsx", "--format", "csv")
    #expect(outcome.status == 64)
  }
}
