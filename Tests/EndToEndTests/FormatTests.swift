import Foundation
import Testing

/// Every form of every answer, to the byte.
@Suite struct FormatTests {
  @Test(arguments: Verbs.formats) func quotes(format: String) async throws {
    let bench = try await CodedStudies.allotment()
    let text = try await bench.answer("quotes", "--by", "tenure", "--context", "4", "--format", format)
    try Golden.expect(text, is: "quotes.\(format).txt")
  }

  @Test(arguments: Verbs.formats) func comparison(format: String) async throws {
    let bench = try await CodedStudies.allotment()
    let text = try await bench.answer("compare", "--by", "tenure", "--quotes", "1", "--format", format)
    try Golden.expect(text, is: "compare.\(format).txt")
  }

  @Test(arguments: ["people", "segments", "words", "transcripts"]) func units(unit: String) async throws {
    let bench = try await CodedStudies.allotment()
    try Golden.expect(
      try await bench.answer("compare", "--by", "site", "--unit", unit), is: "compare-by-site.\(unit).txt")
  }

  static let others: [(name: String, arguments: [String])] = [
    ("status", ["status"]), ("codebook", ["codebook", "--definitions"]),
    ("apply", ["apply", "--by", "tenure", "--rules"]),
    ("check", ["check"]), ("search", ["search", "soil", "lent", "--context", "6"]),
    ("search-within", ["search", "committee", "--within", "order", "--speakers", "everyone"]),
    ("cooccur", ["cooccur"]), ("cooccur-turn", ["cooccur", "--within", "turn"]), ("history", ["history"]),
    ("quotes-per-coder", ["quotes", "help", "--per-coder"]), ("quotes-roll-up", ["quotes", "help", "--roll-up"]),
    ("quotes-sample", ["quotes", "--sample", "3", "--seed", "7"]),
    ("quotes-interviewers", ["quotes", "order", "--speakers", "interviewers"]),
    ("agree", ["agree", "--assume-read", "--replicates", "199"]),
    ("agree-characters", ["agree", "help", "--assume-read", "--unit", "characters", "--replicates", "199"]),
    ("agree-disagreements", ["agree", "help", "--assume-read", "--disagreements"]),
    ("agree-rules", ["agree", "--assume-read", "--with", "rules", "--replicates", "199"]),
    ("agree-plan", ["agree", "--plan"]),
  ]

  @Test(arguments: others.indices) func everyOtherQuestion(index: Int) async throws {
    let (name, arguments) = Self.others[index]
    let bench = try await CodedStudies.allotment()
    try Golden.expect(try await bench.answer(arguments), is: "\(name).txt")
  }

  @Test(arguments: Verbs.formats.filter { $0 != "text" }) func everyQuestionHasEveryFormat(format: String) async throws
  {
    let bench = try await CodedStudies.allotment()
    for question in Verbs.oneEach {
      let outcome = try await bench.strand(question + ["-f", format])
      #expect(outcome.status == 0, "\(question) -f \(format): \(outcome.summary)")
      #expect(outcome.stdout.hasSuffix("\n"), "\(question) -f \(format) does not end its last line")
      if format == "json" {
        let json = try JSON(parsing: outcome.stdout)
        #expect(json["command"].string == question[0])
        #expect(json["rows"].isOf("[object]") || question[0] == "status", "\(question): rows")
      }
    }
  }

  @Test func chineseStandsInColumns() async throws {
    let bench = try await CodedStudies.teaVillage()
    try Golden.expect(try await bench.answer("quotes", "--by", "年龄组"), is: "zh-quotes.txt")
    try Golden.expect(try await bench.answer("compare", "--by", "住处"), is: "zh-compare.txt")
    try Golden.expect(try await bench.answer("search", "采茶", "规矩", "--context", "5"), is: "zh-search.txt")
  }

  @Test func aFocusGroupIsOneTranscriptOfManyPeople() async throws {
    let bench = try await CodedStudies.choir()
    try Golden.expect(try await bench.answer("compare", "--by", "joined"), is: "choir-compare.txt")
    try Golden.expect(try await bench.answer("quotes"), is: "choir-quotes.txt")
    try Golden.expect(try await bench.answer("status"), is: "choir-status.txt")
  }

  /// Spreadsheets run what begins with = + - @, so such cells are made harmless.
  @Test func csvCellsThatLookLikeFormulasAreMadeSafe() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\n", "codebook/c.yaml": "codes:\n  - id: a\n    name: \"=1+1\"\n",
      "transcripts/t.txt": "=cmd()|calc is what she typed\n",
    ])
    _ = try await bench.answer("tag", "t", "--code", "a", "--turn", "1")
    let quotes = try await bench.answer("quotes", "--format", "csv")
    #expect(quotes.contains("cmd()|calc"))
    for line in quotes.split(whereSeparator: \.isNewline) {
      for cell in line.split(separator: ",") {
        #expect(!cell.hasPrefix("=") && !cell.hasPrefix("\"="), "\(line)")
      }
    }
  }

  /// What people said is text, never markup.
  @Test func markupInWordsIsEscaped() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: \"<b>x</b>\"\nlanguage: en\n",
      "codebook/c.yaml": "codes:\n  - id: a\n    name: \"50% & <i>more</i>_{x}\"\n",
      "transcripts/t.txt": "She said <script>alert(1)</script> & \\input{secret} $x$ #1 | a*b*c `code`\n",
    ])
    _ = try await bench.answer("tag", "t", "--code", "a", "--turn", "1")
    let html = try await bench.answer("quotes", "--format", "html")
    #expect(!html.contains("<script>alert") && !html.contains("<i>more"))
    #expect(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    let latex = try await bench.answer("quotes", "--format", "latex")
    #expect(!latex.contains("\\input{secret}") && !latex.contains(" $x$ "))
    let markdown = try await bench.answer("quotes", "--format", "markdown")
    #expect(!markdown.contains("<script>"))
  }
}
