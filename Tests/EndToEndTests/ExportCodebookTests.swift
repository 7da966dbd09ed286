import Foundation
import Testing

/// `strand export codebook`: for an appendix, and for other programs.
@Suite struct ExportCodebookTests {
  private func export(_ bench: StudyBench, _ file: String, _ options: String...) async throws -> [UInt8] {
    let outcome = try await bench.strand(["export", "codebook", file] + options)
    #expect(outcome.status == 0 && outcome.stdout.isEmpty, "\(outcome.summary)")
    return try bench.bytes(file)
  }

  private func codes(_ bench: StudyBench) async throws -> [JSON] { try await bench.json("codebook")["rows"].elements }

  @Test func markdownHasAHeadingACode() async throws {
    let bench = try await CodedStudies.allotment()
    let text = String(decoding: try await export(bench, "codebook.md"), as: UTF8.self)
    #expect(text.hasPrefix("# Codebook of "))
    for code in try await codes(bench) {
      let depth = try #require(code["depth"].integer)
      let name = try #require(code["name"].string)
      #expect(text.contains("\n\(String(repeating: "#", count: depth + 2)) \(name) ("), "\(name)")
    }
    let part = String(decoding: try await export(bench, "part.md", "--code", "help.tools"), as: UTF8.self)
    #expect(part.contains("\n## ") && !part.contains("\n### "), "the highest code stands at the top")
  }

  @Test func aTableForSpreadsheets() async throws {
    let bench = try await CodedStudies.allotment()
    let text = String(decoding: try await export(bench, "codebook.csv"), as: UTF8.self)
    #expect(text.hasPrefix("name,code,parent,definition,include,exclude,examples,colour,was\n"))
    for code in try await codes(bench) { #expect(text.contains(",\(try #require(code["code"].string)),")) }
  }

  @Test(.enabled(if: LibreOffice.isInstalled, LibreOffice.absent)) func wordHasDefinitionsAndExamples() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try await LibreOffice.text(of: export(bench, "codebook.docx"))
    for code in try await codes(bench) {
      #expect(text.contains(try #require(code["name"].string)))
      // A definition of several lines is several paragraphs.
      for line in (code["definition"].string ?? "").split(whereSeparator: \.isNewline) {
        #expect(text.contains(line), "\(line)")
      }
      for example in code["examples"].strings { #expect(text.contains(example), "\(example)") }
    }
  }

  @Test func otherProgramsGetATree() async throws {
    let bench = try await CodedStudies.allotment()
    let text = String(decoding: try await export(bench, "codebook.qdc"), as: UTF8.self)
    #expect(text.contains("<CodeBook xmlns=\"urn:QDA-XML:codebook:1.0\" origin=\"Strand "))
    for code in try await codes(bench) {
      #expect(text.contains("name=\"\(try #require(code["name"].string))\" isCodable=\"true\""))
    }
    // Lending tools stands inside Help.
    let help = try #require(text.range(of: "name=\"Help\"")?.upperBound)
    #expect(text[help...].prefix { $0 != "/" }.contains("Description"))
    #expect(text.components(separatedBy: "<Code ").count - 1 == text.components(separatedBy: "guid=").count - 1)
  }

  @Test(arguments: ["c.csv", "c.qdc"]) func theCodebookComesBack(file: String) async throws {
    let bench = try await CodedStudies.allotment()
    _ = try await export(bench, file)
    _ = try await bench.answer("import-project", file, "--into", "back")
    let before = try await codes(bench)
    let after = try await bench.json("codebook", "--study", "back")["rows"].elements
    #expect(!before.isEmpty && after.count == before.count)
    for (old, new) in zip(before, after) {
      for key in ["code", "name", "depth", "definition", "include", "exclude", "examples", "colour"] {
        #expect(new[key] == old[key], "\(key)")
      }
    }
    let unchanged = try await bench.json("import-project", file)
    #expect(unchanged["notes"].strings.contains("Everything was there already; nothing was written."))
  }

  @Test(arguments: [("c.md", "a codebook for an appendix"), ("c.docx", "a Word document")])
  func anAppendixIsNotRead(file: String, words: String) async throws {
    let bench = try await CodedStudies.allotment()
    _ = try await export(bench, file)
    let outcome = try await bench.strand("import-project", file, "--into", "back")
    #expect(
      outcome.status == 65 && outcome.stderr.contains(words) && outcome.stderr.contains(".qdc"), "\(outcome.stderr)")
    #expect(!bench.exists("back"))
  }

  @Test func anUnknownCodeOrEndingIsAnError() async throws {
    let bench = try await CodedStudies.allotment()
    let unknown = try await bench.strand("export", "codebook", "c.md", "--code", "hepl")
    #expect(unknown.status != 0 && unknown.stderr.contains("Did you mean `help`"), "\(unknown.stderr)")
    let ending = try await bench.strand("export", "codebook", "c.pdf")
    #expect(ending.status == 64 && ending.stderr.contains("A codebook is written as .md"), "\(ending.stderr)")
  }
}
