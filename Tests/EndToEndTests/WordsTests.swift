import Foundation
import Testing

/// `strand words`, on four people of two sides whose words can be counted by hand: 9 and 7, 6 and 6 words.
@Suite struct WordsTests {
  private static let files: [String: String] = [
    "study.yaml": "study: w\nlanguage: en\ngroups: {side: {column: side}}\n",
    "codebook/c.yaml": "codes:\n  - {id: give, name: Giving, rules: [{any: [share], span: sentence}]}\n",
    "respondents/participants.csv": "id,pseudonym,side\nP1,Anna,a\nP2,Ben,a\nP3,Cai,b\nP4,Dan,b\n",
    "transcripts/t1.txt": "Interviewer: Share what?\n\nAnna: We share tools. We share tools, and water too.\n",
    "transcripts/t2.txt": "Interviewer: And you?\n\nBen: I share my tools. Sharing is good.\n",
    "transcripts/t3.txt": "Interviewer: And you?\n\nCai: The water is cold (laughs). Water, water.\n",
    "transcripts/t4.txt": "Interviewer: And you?\n\nDan: Nobody shares. Don’t ask; I don't.\n",
  ]

  private func study(_ further: [String: String] = [:]) throws -> StudyBench {
    try StudyBench(Self.files.merging(further) { $1 })
  }

  private func terms(_ bench: StudyBench, _ arguments: String...) async throws -> [String] {
    try await bench.json(["words"] + arguments)["rows"].elements.map {
      "\($0["term"].string ?? "") \($0["count"].integer ?? -1) \($0["people"].integer ?? -1)"
    }
  }

  @Test func wordsWithoutStopWordsAndInterviewers() async throws {
    let bench = try study()
    let json = try await bench.json("words")
    let contract = JSONContractTests.common.merging([
      "rows": "[object]", "levels": "[object]", "by": "string?", "people": "integer", "words": "integer",
      "terms": "integer", "notes": "[string]",
    ]) { $1 }
    #expect(json.differences(from: contract) == [])
    #expect(json["people"].integer == 4 && json["words"].integer == 28 && json["terms"].integer == 9)
    #expect(
      try await terms(bench)
        == [
          "water 4 2", "share 3 2", "tools 3 2", "ask 1 1", "cold 1 1", "good 1 1", "nobody 1 1", "shares 1 1",
          "sharing 1 1",
        ])
    let water = json["rows"].elements[0]
    #expect(water["per_1000"].double == 4000.0 / 28)
    // Shares of the words: 9, 7, 6 and 6 of 28; of "water": 1, 0, 3 and 0 of 4.
    let distances: [Double] = [2.0 / 28, 7.0 / 28, 15.0 / 28, 6.0 / 28]
    let deviation = distances.reduce(0, +) / 2
    #expect(abs((water["dp"].double ?? 0) - deviation) < 1e-12)
    #expect(try await terms(bench, "--most", "1") == ["water 4 2"])
    #expect(try await terms(bench, "--min-count", "2", "--min-people", "2") == ["water 4 2", "share 3 2", "tools 3 2"])
    // Typeset and straight apostrophes are alike.
    #expect(try await terms(bench, "--keep-stop-words").contains("don't 2 1"))
    #expect(try await terms(bench, "--speakers", "interviewers").first == "share 1 1")
  }

  @Test func stemsPhrasesAndSegments() async throws {
    let bench = try study()
    #expect(try await terms(bench, "--stems").prefix(3) == ["share 5 3", "water 4 2", "tool 3 2"])
    // No phrase runs over punctuation, and none begins or ends with a stop word.
    #expect(try await terms(bench, "--ngrams", "2") == ["share tools 2 1", "nobody shares 1 1"])
    #expect(
      try await terms(bench, "--ngrams", "3") == ["share my tools 1 1", "sharing is good 1 1", "water is cold 1 1"])
    #expect(try await terms(bench, "--within", "give") == ["share 3 2", "tools 3 2", "water 1 1"])
  }

  @Test func levelsAndOwnStopWords() async throws {
    let bench = try study(["stop.txt": "Water\nTools we\n"])
    let json = try await bench.json("words", "--by", "side", "--stop-list", "stop.txt")
    let share = try #require(json["rows"].elements.first { $0["term"].string == "share" })
    let levels = share["levels"].elements
    #expect(levels.map { $0["count"].integer } == [3, 0] && levels.map { $0["people"].integer } == [2, 0])
    #expect(levels[0]["per_1000"].double == 3000.0 / 16)
    #expect(!json["rows"].elements.contains { ["water", "tools", "we"].contains($0["term"].string ?? "") })
    #expect(json["rows"].elements.contains { $0["term"].string == "the" })
    #expect(json["inputs"].keys.contains("stop.txt"))
  }

  /// Two people a side can be divided in six ways; as extreme as the true one are it and its opposite.
  @Test func keynessPermutesPeople() async throws {
    let json = try await study().json("words", "--by", "side", "--keyness", "--adjust", "none")
    let rows = json["rows"].elements
    #expect(rows.map { "\($0["level"].string ?? "") \($0["term"].string ?? "")" } == ["a share", "a tools", "b water"])
    let third: Double = 2.0 / 6
    #expect(rows[0]["p"].double == third)
    #expect(rows[0]["people"].integer == 2 && rows[0]["others_people"].integer == 0)
    #expect(rows[0]["p_adjusted"].double == rows[0]["p"].double)
    // R: O <- matrix(c(3, 13, 0, 12), 2); E <- outer(rowSums(O), colSums(O)) / sum(O); t <- O * log(O / E); 2 * sum(t[O > 0]);
    // log2((3 / 16) / (0.5 / 12)).
    #expect(abs((rows[0]["log_likelihood"].double ?? 0) - 3.6255055087283377) < 1e-10)
    #expect(abs((rows[0]["log_ratio"].double ?? 0) - 2.1699250014423126) < 1e-10)
    #expect(json["levels"].elements.map { $0["divisions"].integer } == [6, 6])
    let outcome = try await study().strand("words", "--keyness")
    #expect(outcome.status == 64 && outcome.stderr.contains("--keyness needs a group"))
  }

  private static let yaml = """
    give:
      sharing: ["shar*", "share tools"]
      goods: [tool?, water]
    mood: [cold, "don't", nowhere]
    none: [nothing]

    """

  @Test func dictionaries() async throws {
    let bench = try study([
      "d.yaml": Self.yaml, "d.dic": "%\n1\tsharing\n2\tgoods\n%\nshar*\t1\ntool*\t2\nwater\t2\nwater is\t1\t2\n",
    ])
    #expect(
      try await terms(bench, "--dictionary", "d.yaml")
        == ["give 10 4", "give.sharing 5 3", "give.goods 7 3", "mood 3 2", "none 0 0"])
    // "water is" is one of each category, and its "water" does not count again.
    #expect(try await terms(bench, "--dictionary", "d.dic") == ["sharing 6 4", "goods 7 3"])
    let json = try await bench.json("words", "--dictionary", "d.yaml", "--by", "side")
    #expect(json["rows"].elements[1]["levels"].elements.map { $0["count"].integer } == [4, 1])
    let keyness = try await bench.json("words", "--dictionary", "d.yaml", "--by", "side", "--keyness")
    #expect(!keyness["rows"].elements.isEmpty)
  }

  @Test func wrongDictionaries() async throws {
    let bench = try study([
      "number.dic": "%\n1\tsharing\n%\nshare\t7\n", "mark.dic": "%\n1\tsharing\nshare\t1\n", "empty.yaml": "a:\n",
    ])
    let number = try await bench.strand("words", "--dictionary", "number.dic")
    #expect(number.status == 65 && number.stderr.contains("number.dic:4: error: `7` is not the number of a category"))
    let mark = try await bench.strand("words", "--dictionary", "mark.dic")
    #expect(mark.status == 65 && mark.stderr.contains("the line `%` after the categories is missing"))
    #expect(try await bench.strand("words", "--dictionary", "empty.yaml").status == 65)
    #expect(try await bench.strand("words", "--dictionary", "nowhere.yaml").status == 66)
    let both = try await bench.strand("words", "--dictionary", "number.dic", "--stems")
    #expect(both.status == 64 && both.stderr.contains("--stems cannot be used with a dictionary"))
  }

  @Test func theSameForAnyNumberOfThreads() async throws {
    let bench = try StudyBench(copying: Documents.repository)
    let one = try await bench.answer("words", "--by", "cbo", "--format", "json", "--threads", "1")
    #expect(try await bench.answer("words", "--by", "cbo", "--format", "json", "--threads", "3") == one)
  }

  @Test func chineseIsCutByICU() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: z\nlanguage: zh\n", "codebook/c.yaml": "codes: []\n",
      "transcripts/a.txt": "访谈者：您住在哪里？\n\n老王：我们的邻居很好，邻居帮助我们。\n",
    ])
    let rows = try await bench.json("words")["rows"].elements
    #expect(rows.first?["term"].string == "邻居" && rows.first?["count"].integer == 2)
    // 我们 and 的 are stop words.
    #expect(!rows.contains { ["我们", "的"].contains($0["term"].string ?? "") })
  }

  @Test func runMakesThemAgainWhenTheDictionaryChanges() async throws {
    let bench = try study(["d.yaml": Self.yaml])
    try bench.write(
      try bench.read("study.yaml")
        + "analyses:\n  - {make: words, by: side}\n  - {make: words, dictionary: d.yaml, as: categories}\n",
      to: "study.yaml")
    _ = try await bench.answer("run")
    #expect(bench.exists("results/words-side.csv") && bench.exists("results/categories.csv"))
    try bench.write(Self.yaml + "more: [good]\n", to: "d.yaml")
    let outcome = try await bench.strand("run", "--dry-run", "--format", "json")
    let made = try JSON(parsing: outcome.stdout)["rows"].elements.filter {
      $0["state"].string == "made"
    }
    #expect(made.contains { $0["analysis"].string == "categories" }, "\(outcome.stdout)")
    #expect(!made.contains { $0["analysis"].string == "words-side" }, "\(outcome.stdout)")
  }
}
