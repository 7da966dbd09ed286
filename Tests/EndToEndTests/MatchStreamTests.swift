import Foundation
import Testing

/// `strand stream`, from outside: exit codes, an empty environment, agreement with the study's own hits.
@Suite struct MatchStreamTests {
  private static let record = #"{"id": 1, "text": "They helped me with the soil."}"#

  @Test func itNeedsOnlyACodebook() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    try FileManager.default.removeItem(at: bench.url("study.yaml"))
    let outcome = try await bench.strand(["stream", "--codebook", "codebook"], input: Self.record)
    #expect(outcome.status == 0 && outcome.stderr.isEmpty, "\(outcome.summary)")
    #expect(outcome.stdout.hasPrefix(#"{"id":1,"hits":[{"code":"help","#), "\(outcome.summary)")
  }

  @Test func badRecordsEndWith65UnlessAskedToGoOn() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let input = Self.record + "\n{\n" + Self.record + "\n"
    let strict = try await bench.strand(["stream", "--codebook", "codebook"], input: input)
    #expect(strict.status == 65)
    #expect(strict.stdout.split(separator: "\n").count == 3)
    #expect(
      strict.stderr == "strand: standard input:2: error: 1 of 3 records could not be read, this one first. Their "
        + "answers say why; `--keep-going` ends with 0 all the same.\n")
    let lenient = try await bench.strand(["stream", "--codebook", "codebook", "--keep-going"], input: input)
    #expect(lenient.status == 0 && lenient.stdout == strict.stdout)
  }

  @Test func aFolderWithoutACodebookIsAnError() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let missing = try await bench.strand(["stream", "--codebook", "nowhere"], input: "")
    #expect(missing.status == 66 && missing.stdout.isEmpty, "\(missing.summary)")
    let empty = try await bench.strand(["stream", "--codebook", "transcripts"], input: "")
    #expect(empty.status == 66, "\(empty.summary)")
    #expect(empty.stderr.contains("transcripts: error: no codebook files in this folder"))
  }

  @Test func theSameBytesWithoutAnEnvironmentAndForAnyThreads() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let turns = try await bench.answer("export", "turns")
    let one = try await bench.strand(["stream", "--codebook", "codebook", "--threads", "1"], input: turns)
    #expect(one.status == 0 && !one.stdout.isEmpty, "\(one.summary)")
    let bare: [String: String?] = ["HOME": nil, "PATH": nil, "LANG": nil, "STRAND_CODER": nil, "LC_ALL": "tr_TR.UTF-8"]
    let other = try await bench.strand(
      ["stream", "--codebook", "codebook", "--threads", "5"], environment: bare, input: turns)
    #expect(other.stdout == one.stdout)
  }

  @Test func exportedTurnsGiveTheHitsOfTheStudy() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let turns = try await bench.answer("export", "turns")
    let answers = try await bench.strand(["stream", "--codebook", "codebook", "--with-text"], input: turns)
    let streamed = try answers.stdout.split(separator: "\n").flatMap { line -> [String] in
      let answer = try JSON(parsing: String(line))
      let id = try #require(answer["id"].string)
      return try answer["hits"].elements.map { hit in
        "\(id) \(try #require(hit["code"].string)) \(try #require(hit["text"].string))"
      }
    }
    // A study without a person's decisions: what quotes shows is what the rules found.
    let quotes = try await bench.json("quotes", "--origin", "rule", "--review", "unreviewed", "--speakers", "everyone")
    let shown = try quotes["rows"].elements.map { quote in
      let place = "\(try #require(quote["transcript"].string)):\(try #require(quote["turn"].integer))"
      return "\(place) \(try #require(quote["code"].string)) \(try #require(quote["text"].string))"
    }
    #expect(!shown.isEmpty)
    for quote in shown { #expect(streamed.contains(quote), "not in the stream: \(quote)") }
  }

  @Test func itDescribesItself() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let description = try JSON(
      parsing: await bench.answer("stream", "--codebook", "codebook", "--describe", "--offsets", "utf8"))
    #expect(description["codebookHash"].string?.count == 64)
    #expect(description["offsets"].string == "utf8")
    #expect(!description["rules"].elements.isEmpty)
    #expect(description["answer"]["hits[].start"].string == "0-based, in utf8 of the record's text")
  }
}
