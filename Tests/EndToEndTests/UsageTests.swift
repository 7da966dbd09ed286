import Testing

/// Wrong command lines: exit code 64, nothing on standard output, the reason on standard error.
@Suite struct UsageTests {
  static let wrong: [(arguments: [String], says: String)] = [
    (["qoutes"], "qoutes"),
    (["code"], "there is no verb `code`. Use `strand tag`"),
    (["show", "norms"], "Use `strand quotes`"),
    (["freq"], "Use `strand codebook`"),
    (["export", "quotes"], "there is no verb `export quotes`. Use `strand quotes --output quotes.csv`."),
    (["quotes", "--no-such-option"], "unknown option"),
    (["quotes", "--transcript", "a1", "--review", "perhaps"], "perhaps"),
    (["compare"], "--by"),
    (["compare", "--by", "tenure", "--unit", "persons"], "persons"),
    (["compare", "--by", "tenur"], "Did you mean `tenure`"),
    (["compare", "--by", "tenure", "--quotes", "0"], "--quotes takes a number from 1 to 100"),
    (["compare", "--by", "tenure", "--by", "tenure"], "given twice"),
    (["compare", "--by", "tenure", "--cut", "30"], "has levels of its own"),
    (["compare", "--by", "age", "--cut", "50,30"], "is not a cut"),
    (["compare", "--by", "age", "--by", "tenure", "--cut", "50"], "Write the name before it"),
    (["compare", "--by", "site", "--cut", "50"], "only numbers can be cut"),
    (["compare", "--by", "tenure", "--permutations", "10"], "--permutations takes a number from 99"),
    (["compare", "--by", "tenure", "--adjust", "bonferroni"], "bonferroni"),
    (["quotes", "--typical"], "--typical needs a group"),
    (["quotes", "--typical", "--deviant", "--by", "tenure"], "--deviant"),
    (["quotes", "--by", "tenure", "--cases", "2"], "--cases needs"),
    (["quotes", "--format", "pdf"], "pdf"),
    (["quotes", "--context", "-1"], "--context"),
    (["quotes", "--sample", "0"], "--sample takes a number from 1"),
    (["quotes", "--threads", "0"], "--threads takes a number from 1"),
    (["quotes", "--where", "age >"], "not SQL"),
    (["quotes", "--where", "agee > 4"], "Did you mean `age`"),
    (["quotes", "--where", "1; DROP TABLE codings"], "not SQL"),
    (["quotes", "--where", "1;"], "ut text in single quotes"),
    (["quotes", "--where", "age IN (SELECT 1 FROM codings)"], "not allowed"),
    (["quotes", "--by", "nothing"], "no group"),
    (["search"], "text"),
    (["search", "--regex", "("], "regular expression"),
    (["tag", "a1"], "--code"),
    (["tag", "a1", "--code", "help"], "exactly one of --quote, --turn and --chars"),
    (["tag", "a1", "--code", "help", "--turn", "1", "--chars", "1-2"], "exactly one of"),
    (["tag", "a1", "--code", "help", "--turn", "0"], "does not name turns"),
    (["tag", "a1", "--code", "help", "--turn", "99"], "has 6 turns"),
    (["tag", "a1", "--code", "help", "--chars", "9-3"], "does not name characters"),
    (["tag", "a1", "--code", "help", "--chars", "0-999999"], "are not in the transcript"),
    (["tag", "a1", "--code", "help", "--quote", "words that nobody said"], "is not in the transcript"),
    (["tag", "a1", "--code", "help", "--quote", "committee"], "--nth N"),
    (["tag", "a1", "--code", "help", "--quote", "committee", "--nth", "9"], "Give a number from 1 to 3"),
    (["tag", "a1", "--code", "help", "--turn", "1", "--nth", "2"], "--nth"),
    (["tag", "a1", "--from", "x.csv"], "--from takes everything from the table"),
    (["tag", "a1", "--code", "help", "--turn", "2", "--coder", "../x"], "the coder's name `../x`"),
    (["untag"], "id"),
    (["untag", "zz"], "is not an id"),
    (["untag", "10000001", "--coder", "bo"], "anna's"),
    (["memo", "text"], "exactly one of --coding, --transcript, --code, --participant and --whole-study"),
    (["memo", "", "--code", "help"], "the memo is empty"),
    (["history", "--last", "0"], "--last takes a number from 1"),
    (["import"], "file"),
    (["import", "a.txt", "b.txt", "--name", "c"], "--name and --title are for one file"),
    (["init", "--language", "klingon"], "klingon"),
    (["review"], "review needs a terminal"),
    (["quotes", "--study"], "--study"),
  ]

  @Test(arguments: wrong.indices) func wrongUsageIs64(index: Int) async throws {
    let (arguments, says) = Self.wrong[index]
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand(arguments)
    #expect(outcome.status == 64, "strand \(arguments.joined(separator: " ")): \(outcome.summary)")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.hasPrefix("strand: error: "), "\(outcome.stderr)")
    #expect(!outcome.stderr.contains("Error: "), "\(outcome.stderr)")
    #expect(outcome.stderr.contains(says), "strand \(arguments.joined(separator: " ")): \(outcome.stderr)")
  }

  @Test func aCoderFromTheEnvironmentIsChecked() async throws {
    let bench = try await CodedStudies.allotment()
    let outcome = try await bench.strand(
      "tag", "a1", "--code", "help", "--turn", "2", environment: ["STRAND_CODER": "a/b"])
    #expect(outcome.status == 64)
    #expect(outcome.stderr.contains("(STRAND_CODER)"), "\(outcome.stderr)")
  }

  @Test func theCoderIsTheOptionThenTheEnvironmentThenTheStudy() async throws {
    let bench = try await CodedStudies.allotment()
    try bench.write(AllotmentStudy.configuration + "coder: cleo\n", to: "study.yaml")
    let tag = ["tag", "a3", "--code", "help", "--turn", "2", "--format", "json"]
    func coder(_ arguments: [String], _ variable: String?) async throws -> String? {
      let outcome = try await bench.strand(arguments, environment: ["STRAND_CODER": variable])
      #expect(outcome.status == 0, "\(outcome.summary)")
      return try JSON(parsing: outcome.stdout)["coder"].string
    }
    #expect(try await coder(tag + ["--coder", "dora"], "emil") == "dora")
    #expect(try await coder(tag, "emil") == "emil")
    #expect(try await coder(tag, nil) == "cleo")
    #expect(try await coder(tag, "") == "cleo")
    #expect(try bench.names(in: "codings") == ["anna.jsonl", "bo.jsonl", "cleo.jsonl", "dora.jsonl", "emil.jsonl"])
  }
}
