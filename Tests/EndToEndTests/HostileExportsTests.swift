import Basics
import FileContents
import Foundation
import TestSupport
import Testing

/// What other programs read: every file is whole, computes and commands nothing, whatever the fields of a study hold.
@Suite struct HostileExportsTests {
  private static let study = Task { try await HostileStudy.bench() }

  /// Names of files begin with a hyphen, too.
  private static let exports: [(command: [String], form: String)] = [
    (["project", "./-rf.qdpx"], "qdpx"), (["project", "./-rf.qda"], "qda"),
    (["codebook", "./-codes.md"], "markdown"), (["codebook", "codes.docx"], "docx"),
    (["codebook", "codes.csv"], "csv"), (["codebook", "codes.qdc"], "xml"),
    (["codings", "codings.csv"], "csv"), (["codings", "codings.xlsx"], "xlsx"),
    (["codings", "codings.json"], "json"), (["codings", "codings.jsonl"], "jsonl"),
    (["codings", "codings.jsonld"], "json"), (["respondents", "--output", "people.csv"], "csv"),
    (["respondents", "--labels", "--output", "labels.csv"], "csv"),
    (["respondents", "--output", "people.json"], "json"), (["respondents", "--output", "people.sav"], "sav"),
    (["turns", "--output", "turns.jsonl"], "jsonl"), (["ena", "ena.csv", "--by", "site", "--text"], "csv"),
    (["qca", "qca.csv"], "csv"),
  ]

  @Test(arguments: exports.indices) func everyExportIsWhole(number: Int) async throws {
    let bench = try await Self.study.value
    let (command, form) = Self.exports[number]
    let outcome = try await bench.strand(["export"] + command)
    #expect(outcome.status == 0, "\(command): \(outcome.summary)")
    #expect(HostileOutput.commands(in: outcome.stdout + outcome.stderr).isEmpty, "\(command): \(outcome.summary)")
    let file = try #require(command.first { $0.contains(".") })
    guard form != "qda" else { return #expect(bench.exists(file)) }
    for fault in try HostileOutput.faults(in: bench.bytes(file), form) { Issue.record("\(command): \(fault)") }
  }

  /// The words of the transcripts are in the archive as they are, and its names lead nowhere.
  @Test func theArchiveHasTheTexts() async throws {
    let bench = try await Self.study.value
    _ = try await bench.answer("export", "project", "texts.qdpx")
    let archive = try ZipArchive(bench.bytes("texts.qdpx"), file: "texts.qdpx")
    #expect(archive.names.allSatisfy { $0.wholeMatch(of: /project\.qde|sources\/[0-9A-F-]{36}\.txt/) != nil })
    let losses = try await bench.json("export", "project", "texts.qdpx")["rows"].elements
    let controls = try #require(losses.first { $0["kind"].string == "control characters" })
    #expect(controls["outcome"].string == "left out" && (controls["count"].integer ?? 0) > 10)
  }

  @Test func quantifiedCodesAsSPSS() async throws {
    let bench = try await Self.study.value
    let outcome = try await bench.strand("quantify", "--output", "./-codes.sav")
    #expect(outcome.status == 0 && bench.exists("-codes.sav"), "\(outcome.summary)")
    #expect(HostileOutput.commands(in: outcome.stdout + outcome.stderr).isEmpty, "\(outcome.summary)")
  }

  /// The table of names that people fill in, and what is said of the copy in each form.
  @Test func suggestedNames() async throws {
    let bench = try await HostileStudy.bench()
    let outcome = try await bench.strand("pseudonymise", "--suggest", "--table", "../names.csv")
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(HostileOutput.commands(in: outcome.stdout + outcome.stderr).isEmpty, "\(outcome.summary)")
    let table = Array(try Data(contentsOf: bench.temporary.url.appendingPathComponent("names.csv")))
    #expect(String(decoding: table, as: UTF8.self).contains("'=Vis"))
    for fault in try HostileOutput.faults(in: table, "csv") { Issue.record("names.csv: \(fault)") }
  }

  /// Only the names are others: every field, every file and every coding is what it was.
  @Test func theCopyWithOtherNames() async throws {
    let bench = try await HostileStudy.bench()
    let guest = "=Vis<i>\\input{x}"
    let table = "original,replacement\nWen,Ada\nMaud,Tove\nPerpetua,Alba\n'\(guest),Vera\n"
    try table.write(
      to: bench.temporary.url.appendingPathComponent("names.csv"), atomically: true, encoding: .utf8)
    let outcome = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../-copy")
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(HostileOutput.commands(in: outcome.stdout + outcome.stderr).isEmpty, "\(outcome.summary)")
    let copy = bench.temporary.url.appendingPathComponent("-copy")
    func renamed(_ text: String) -> String {
      [("Wen", "Ada"), ("Maud", "Tove"), ("Perpetua", "Alba"), (guest, "Vera")].reduce(text) {
        $0.replacing($1.0, with: $1.1)
      }
    }
    for question in [["codebook", "--definitions"], ["memos"], ["compare", "--by", "site"], ["describe"]] {
      let here = try await bench.strand(question + ["--format", "csv"])
      let there = try await bench.strand(question + ["--format", "csv"], in: copy)
      #expect(here.status == 0 && there.status == 0, "\(question): \(here.summary) \(there.summary)")
      #expect(there.stdout == renamed(here.stdout), "\(question)")
    }
    // Places are those of the new texts.
    func quotes(in folder: URL) async throws -> [String] {
      let answer = try await bench.strand("quotes", "--per-coder", "--format", "json", in: folder)
      return try JSON(parsing: answer.stdout)["rows"].elements.map { row in
        ["code", "speaker", "participant", "transcript", "text"].map { row[$0].string ?? "" }.joined(separator: " | ")
      }.sorted()
    }
    #expect(try await quotes(in: copy) == quotes(in: bench.root).map(renamed).sorted())
    let names = try FileManager.default.contentsOfDirectory(
      atPath: copy.appendingPathComponent("transcripts").path)
    #expect(Set(names) == Set(try bench.names(in: "transcripts")))
  }
}
