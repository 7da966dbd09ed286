import Foundation
import Testing

/// Answers and the whole report as Word documents, as LibreOffice reads them.
@Suite struct WordDocumentTests {
  private func document(_ bench: StudyBench, _ question: String...) async throws -> [UInt8] {
    let outcome = try await bench.strand(question + ["--output", "answer.docx"])
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(outcome.stdout.isEmpty && outcome.stderr.contains("Wrote answer.docx."))
    return try bench.bytes("answer.docx")
  }

  @Test(.enabled(if: LibreOffice.isInstalled, LibreOffice.absent)) func quotes() async throws {
    let bench = try await CodedStudies.teaVillage()
    let text = try await LibreOffice.text(of: document(bench, "quotes", "--by", "年龄组"))
    for row in try await bench.json("quotes", "--by", "年龄组")["rows"].elements {
      let words = try #require(row["text"].string)
      #expect(text.contains(words), "\(words)")
    }
  }

  @Test(.enabled(if: LibreOffice.isInstalled, LibreOffice.absent)) func aJointDisplay() async throws {
    let bench = try await SharedGardenStudy.bench()
    let text = try await LibreOffice.text(of: document(bench, "joint", "claims"))
    let shown = try await bench.json("joint", "claims")["rows"].elements[0]
    for row in shown["rows"].elements {
      let name = try #require(row["hypothesis"].string)
      #expect(text.contains("\(name): "), "\(name) is not in\n\(text)")
      for mechanism in row["mechanisms"].elements {
        for quote in mechanism["quotes"].elements { #expect(text.contains(try #require(quote["text"].string))) }
      }
    }
  }

  @Test func everyQuestion() async throws {
    let bench = try await CodedStudies.allotment()
    for question in Verbs.oneEach {
      let outcome = try await bench.strand(question + ["--output", "answer.docx"])
      #expect(outcome.status == 0, "\(question): \(outcome.summary)")
      #expect(try bench.bytes("answer.docx").starts(with: [0x50, 0x4B, 3, 4]), "\(question)")
    }
  }

  @Test(.enabled(if: LibreOffice.isInstalled, LibreOffice.absent)) func theWholeReport() async throws {
    let bench = try await SharedGardenStudy.bench()
    let outcome = try await bench.strand("report", "--output", "report.docx")
    #expect(outcome.status == 0, "\(outcome.summary)")
    let bytes = try bench.bytes("report.docx")
    let text = try await LibreOffice.text(of: bytes)
    for heading in ["Methods", "Participants", "Quotes", "Transcripts", "Files that this rests on"] {
      #expect(text.split(separator: "\n").contains { $0.contains(heading) }, "\(heading)")
    }
    #expect(!bench.exists("results"), "the report alone is written")
    // The same study, the same bytes.
    _ = try await bench.strand("report", "--output", "again.docx")
    #expect(try bench.bytes("again.docx") == bytes)
    let pages = try await LibreOffice.pages(of: bytes, "report.docx")
    #expect(pages.starts(with: Array("%PDF".utf8)))
  }

  @Test func theReportAsAPage() async throws {
    let bench = try await SharedGardenStudy.bench()
    let page = try await bench.answer("report", "--no-transcripts")
    #expect(page.hasPrefix("<!DOCTYPE html>") && !page.contains("id=\"transcripts\""))
    for (arguments, said) in [
      (["report", "--output", "report.pdf"], "he report cannot be written as .pdf: .html and .docx can be."),
      (["report", "--format", "docx"], "--format docx needs --output FILE."),
      (["report", "--format", "docx", "--output", "r.html"], "he report cannot be written as .html"),
    ] {
      let outcome = try await bench.strand(arguments)
      #expect(outcome.status == 64 && outcome.stderr.contains(said), "\(outcome.summary)")
    }
  }

  @Test func aRunWritesTheFormsThatStudyYAMLNames() async throws {
    let bench = try await SharedGardenStudy.bench()
    let study = try bench.read("study.yaml")
    try bench.write(study + "results:\n  formats: [xlsx, docx]\n", to: "study.yaml")
    let outcome = try await bench.strand("run")
    #expect(outcome.status == 0, "\(outcome.summary)")
    let names = try bench.names(in: "results")
    #expect(names.contains("report.docx") && names.contains("report.html") && !names.contains("report.xlsx"))
    let tables = names.filter { $0.hasSuffix(".tex") }.map { String($0.dropLast(4)) }
    for name in tables { #expect(names.contains("\(name).xlsx") && names.contains("\(name).docx"), "\(name)") }
    // Made once: nothing has changed.
    #expect(try await bench.strand("run").stdout.contains("0 made"))
    try bench.write(study + "results:\n  formats: [ods]\n", to: "study.yaml")
    let refused = try await bench.strand("run")
    #expect(refused.status == 65 && refused.stderr.contains("`ods`"), "\(refused.summary)")
  }
}
