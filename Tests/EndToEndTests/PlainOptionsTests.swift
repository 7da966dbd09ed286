import Foundation
import Testing

/// Options that mean one thing everywhere, and advice where a person has not said enough.
@Suite struct PlainOptionsTests {
  /// Every command that looks at words.
  @Test(arguments: [
    ["quotes"], ["compare", "--by", "site"], ["cooccur", "--within", "transcript"], ["codebook"], ["apply"],
    ["search", "committee"],
  ])
  func aTranscriptNarrowsWhatIsLookedAt(_ command: [String]) async throws {
    let bench = try await CodedStudies.allotment()
    let one = try await bench.json(command + ["--transcript", "a1"])
    let all = try await bench.json(command)
    #expect(one["rows"] != all["rows"])
    #expect(one["notes"].strings.contains { $0.contains("only in a1") }, "\(one["notes"].strings)")
    let wrong = try await bench.strand(command + ["--transcript", "a9"])
    #expect(wrong.status == 66 && wrong.stderr.contains("there is no transcript `a9`"), "\(wrong.summary)")
  }

  @Test func quotesAreOfTheTranscriptAlone() async throws {
    let bench = try await CodedStudies.allotment()
    let rows = try await bench.json("quotes", "--transcript", "a2")["rows"].elements
    #expect(!rows.isEmpty && rows.allSatisfy { $0["transcript"].string == "a2" })
    let first = try await bench.json("quotes", "--transcript", "a1")["rows"].elements
    let both = try await bench.json("quotes", "--transcript", "a2", "--transcript", "a1")["rows"].elements
    #expect(both.count == first.count + rows.count)
  }

  /// Who codes now is `--as`; `--coder`, which says whose codings count, is still understood there.
  @Test(arguments: ["--as", "--coder"]) func whoCodes(_ option: String) async throws {
    let bench = try await CodedStudies.allotment()
    let tagged = try await bench.json("tag", "a3", "--code", "help", "--turn", "2", option, "dora")
    #expect(tagged["coder"].string == "dora")
    let quotes = try await bench.json("quotes", "help", "--coder", "dora")["rows"].elements
    #expect(quotes.count == 1)
  }

  @Test func numbersWithOnePersonEachAreToBeCut() async throws {
    let bench = try await CodedStudies.allotment()
    let advice = "Cut the numbers into levels: `--cut median`"
    let ages = try await bench.json("compare", "--by", "age")["notes"].strings
    #expect(ages.contains { $0.hasPrefix("Most levels of age have one person.") && $0.contains(advice) }, "\(ages)")
    let cut = try await bench.json("compare", "--by", "age", "--cut", "median")["notes"].strings
    #expect(!cut.contains { $0.contains(advice) }, "\(cut)")
    let sites = try await bench.json("compare", "--by", "site")["notes"].strings
    #expect(!sites.contains { $0.contains(advice) }, "\(sites)")
  }

  /// Names that the study has, for the shell.
  @Test(arguments: [
    ("regress", "positional@0", "M1"), ("describe", "positional@0", "household"),
    ("scale", "positional@0", "neighborly"),
    ("joint", "positional@0", "integration"), ("tag", "--as", "lin"), ("assign", "--coders", "mercier"),
    ("quotes", "--coder", "consensus"), ("quotes", "--transcript", "hc-focus"), ("done", "positional@0", "hc-l1"),
  ])
  func namesOfTheStudyComplete(verb: String, argument: String, name: String) async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let outcome = try await bench.strand("---completion", verb, "--", argument, "0", "0")
    #expect(outcome.stdout.components(separatedBy: "\n").contains(name), "\(outcome.summary)")
  }

  @Test func helpIsNoError() async throws {
    let bench = try await CodedStudies.allotment()
    for arguments in [["--help"], ["help", "tag"], ["quotes", "--help"], ["--version"]] {
      let outcome = try await bench.strand(arguments)
      #expect(outcome.status == 0 && outcome.stderr == "" && !outcome.stdout.isEmpty, "\(arguments)")
    }
  }
}
