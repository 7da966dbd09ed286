import Foundation
import Testing

/// What is decided in the workbench is in the journal, once, and at its place.
@Suite struct WorkbenchCodingTests {
  /// Three turns: letters outside the basic plane, a combining mark, Chinese.
  private static let talk = """
    ---
    participants: {Ann: P1, Ben: P2}
    ---

    Ann: 👩‍🌾 we helped each other move.

    Ben: Cafe\u{301} neighbours, 邻居 help 🙂 us.

    Ann: Nothing more.

    """

  private func bench() throws -> StudyBench {
    try StudyBench([
      "study.yaml": "study: talk\n", "transcripts/one.txt": Self.talk,
      "codebook/codes.yaml": """
      # Kept as it is.
      codes:
        - id: help   # the first
          name: Help
          rules: [help]
          codes:
            - id: help.kin
              name: Kin
        - id: place
          name: Place

      """,
    ])
  }

  private func quotes(_ bench: StudyBench, _ arguments: String...) async throws -> [JSON] {
    try await bench.json(["quotes", "--review", "person"] + arguments)["rows"].elements
  }

  @Test func aPassageIsCodedAtItsPlaceInEveryScript() async throws {
    let bench = try bench()
    let served = try await ServedStudy(bench)
    let hash = try await served.hash(of: "one")
    // UTF-16: the farmer takes 5 units (two pairs and a joiner), the space one.
    let first = "👩‍🌾 ".utf16.count
    let words = "we helped each other"
    let one = try await served.code("one", turn: 1, first..<(first + words.utf16.count), "help", hash: hash)
    #expect(one.status == 200, "\(one.body)")
    let before = "Café neighbours, ".utf16.count
    let chinese = "邻居 help 🙂"
    #expect(
      try await served.code("one", turn: 2, before..<(before + chinese.utf16.count), "place", hash: hash).status == 200)
    let rows = try await quotes(bench)
    #expect(Set(rows.compactMap { $0["text"].string }) == [words, chinese])
    let state = try await served.get("/api/transcript?transcript=one").json
    let piece = try #require(
      state["passages"].elements.first { $0["code"].string == "place" }?["pieces"].elements.first)
    #expect(piece["turn"].integer == 2 && piece["start"].integer == before)
    #expect(piece["end"].integer == before + chinese.utf16.count)
  }

  @Test func whiteSpaceAtTheEndsIsLeftOutAndHalvesOfCharactersAreRefused() async throws {
    let bench = try bench()
    let served = try await ServedStudy(bench)
    let hash = try await served.hash(of: "one")
    #expect(try await served.code("one", turn: 3, 0..<8, "help", hash: hash).status == 200)
    #expect(try await quotes(bench).map { $0["text"].string } == ["Nothing"])
    #expect(try await served.code("one", turn: 1, 1..<8, "help", hash: hash).status == 409, "inside a pair")
    #expect(try await served.code("one", turn: 3, 7..<8, "help", hash: hash).status == 400, "no words")
    #expect(try await served.code("one", turn: 3, 0..<800, "help", hash: hash).status == 409)
    #expect(try await served.code("one", turn: 9, 0..<1, "help", hash: hash).status == 409)
    #expect(try await served.code("one", turn: 3, 0..<7, "nothing", hash: hash).status == 404)
    #expect(try bench.journal("anna").count == 1)
  }

  @Test func aChangedTranscriptIsNeverCodedAtAnotherPlace() async throws {
    let bench = try bench()
    let served = try await ServedStudy(bench)
    let hash = try await served.hash(of: "one")
    try bench.write(Self.talk.replacing("Nothing", with: "Oh, nothing"), to: "transcripts/one.txt")
    let answer = try await served.code("one", turn: 3, 0..<7, "help", hash: hash)
    #expect(answer.status == 409)
    #expect(try answer.json["problem"].string?.contains("has changed since the passage was chosen") == true)
    #expect(!bench.exists("codings/anna.jsonl"))
    // The page is told, and then the new text is coded.
    var now = hash
    for _ in 0..<100 where now == hash {
      try await Task.sleep(for: .milliseconds(100))
      now = try await served.hash(of: "one")
    }
    #expect(try await served.code("one", turn: 3, 0..<11, "help", hash: now).status == 200)
    #expect(try await quotes(bench).map { $0["text"].string } == ["Oh, nothing"])
  }

  @Test func severalCodesAreOneDecisionThatIsTakenBackAsOne() async throws {
    let bench = try bench()
    let served = try await ServedStudy(bench)
    let hash = try await served.hash(of: "one")
    let made = try await served.post(
      "/api/code",
      """
      {"transcript": "one", "hash": "\(hash)", "codes": ["help", "place"], "note": "why",
       "passage": {"from": {"turn": 2, "offset": 0}, "to": {"turn": 3, "offset": 7}}}
      """
    ).json
    let decision = try #require(made["decision"].string)
    #expect(try await quotes(bench).count == 4, "two codes, each in two turns")
    let untag = try await served.post("/api/untag", #"{"ids": ["\#(made["codings"].strings[0])"]}"#).json
    #expect(try await quotes(bench).count == 2)
    let taken = try #require(untag["decision"].string)
    #expect(try await served.post("/api/undo", #"{"decision": "\#(taken)"}"#).status == 200)
    #expect(try await quotes(bench).count == 4, "the code is back")
    #expect(try await served.post("/api/undo", #"{"decision": "\#(decision)"}"#).status == 200)
    #expect(try await quotes(bench).isEmpty)
    #expect(try await served.post("/api/undo", #"{"decision": "\#(decision)"}"#).status == 400, "once")
  }

  @Test func hitsAreJudgedAndGivenOtherEnds() async throws {
    let bench = try bench()
    let served = try await ServedStudy(bench)
    let hash = try await served.hash(of: "one")
    let items = try await served.get("/api/review").json["items"].elements
    #expect(items.count == 1)
    let id = try #require(items.first?["id"].string)
    #expect(items.first?["words"].string == "Café neighbours, 邻居 help 🙂 us.")
    let before = "Café neighbours, ".utf16.count
    let answer = try await served.post(
      "/api/adjust",
      """
      {"id": "\(id)", "transcript": "one", "hash": "\(hash)", "codes": ["place"], "passage":
       {"from": {"turn": 2, "offset": \(before)}, "to": {"turn": 2, "offset": \(before + 7)}}}
      """)
    #expect(answer.status == 200, "\(answer.body)")
    let rows = try await quotes(bench)
    #expect(rows.map { $0["text"].string } == ["邻居 help", "邻居 help"])
    #expect(Set(rows.compactMap { $0["code"].string }) == ["help", "place"])
    #expect(try await served.get("/api/review").json["left"].integer == 0, "the hit has been judged")
    // A coding of one's own keeps its id, and its memos, when its ends move.
    let coding = try #require(rows.first?["ids"].strings.first)
    #expect(try await served.post("/api/memo", #"{"text": "note this", "coding": "\#(coding)"}"#).status == 200)
    let moved = try await served.post(
      "/api/adjust",
      """
      {"id": "\(coding)", "transcript": "one", "hash": "\(hash)", "passage":
       {"from": {"turn": 2, "offset": 0}, "to": {"turn": 2, "offset": \(before + 7)}}}
      """
    ).json
    #expect(moved["codings"].strings == [coding])
    let state = try await served.get("/api/transcript?transcript=one").json
    let shown = try #require(state["passages"].elements.first { $0["id"].string == coding })
    #expect(shown["pieces"].elements.first?["start"].integer == 0)
    #expect(shown["memos"].elements.first?["text"].string == "note this")
    // Nobody's but one's own.
    let others = try await ServedStudy(bench, coder: "bo")
    let refused = try await others.post(
      "/api/adjust",
      """
      {"id": "\(coding)", "transcript": "one", "hash": "\(hash)", "passage":
       {"from": {"turn": 3, "offset": 0}, "to": {"turn": 3, "offset": 7}}}
      """)
    #expect(refused.status == 400)
    #expect(try await others.post("/api/untag", #"{"ids": ["\#(coding)"]}"#).status >= 400)
  }

  @Test func aNewCodeGoesIntoTheFileAndEveryOtherLineStays() async throws {
    let bench = try bench()
    let served = try await ServedStudy(bench)
    let before = try bench.read("codebook/codes.yaml").split(separator: "\n")
    let top = #"{"id": "trust", "name": "Trust: \"really\"", "definition": "Someone\nrelies on another."}"#
    #expect(try await served.post("/api/new-code", top).status == 200)
    let below = #"{"id": "place.home", "name": "Home", "definition": "", "parent": "place"}"#
    #expect(try await served.post("/api/new-code", below).status == 200)
    let kin = #"{"id": "help.far", "name": "Far", "definition": "", "parent": "help"}"#
    #expect(try await served.post("/api/new-code", kin).status == 200)
    let text = try bench.read("codebook/codes.yaml")
    let after = text.split(separator: "\n")
    #expect(before.allSatisfy(after.contains), "\(text)")
    let rows = try await bench.json("codebook")["rows"].elements
    #expect(
      rows.compactMap { $0["code"].string } == ["help", "help.kin", "help.far", "place", "place.home", "trust"])
    #expect(rows.last?["name"].string == "Trust: \"really\"")
    #expect(rows.last?["definition"].string == "Someone\nrelies on another.")
    let hash = try await served.hash(of: "one")
    #expect(try await served.code("one", turn: 3, 0..<7, "trust", hash: hash).status == 200, "and can be used at once")
    for wrong in [
      top, #"{"id": "Bad Id", "name": "x", "definition": ""}"#, #"{"id": "y", "name": " ", "definition": ""}"#,
    ] {
      #expect(try await served.post("/api/new-code", wrong).status >= 400, "\(wrong)")
    }
    #expect(try bench.read("codebook/codes.yaml") == text)
  }

  @Test func whatTheTerminalDoesIsShownAndPagesAreTold() async throws {
    let bench = try bench()
    let served = try await ServedStudy(bench)
    _ = try await bench.answer("tag", "one", "--code", "help", "--turn", "3", "--coder", "bo")
    var found: JSON?
    for _ in 0..<100 where found == nil {
      try await Task.sleep(for: .milliseconds(100))
      found = try await served.get("/api/transcript?transcript=one").json["passages"].elements.first {
        $0["coder"].string == "bo"
      }
    }
    #expect(found?["isMine"].bool == false)
    try bench.write("codes: [", to: "codebook/codes.yaml")
    var page = ""
    for _ in 0..<100 where !page.contains("cannot be read at present") {
      try await Task.sleep(for: .milliseconds(100))
      page = try await served.get("/").body
    }
    #expect(page.contains("cannot be read at present"), "the last state is shown, with what is wrong")
    #expect(page.contains("codebook/codes.yaml"))
  }

  @Test func answersAreTheSameAsTheTerminals() async throws {
    let bench = try await CodedStudies.allotment()
    let served = try await ServedStudy(bench)
    for (query, arguments) in [
      ("make=quotes&codes=help&by=tenure&context=5", ["quotes", "help", "--by", "tenure", "--context", "5"]),
      ("make=compare&by=tenure&tests=true", ["compare", "--by", "tenure", "--tests"]),
      ("make=codebook", ["codebook"]), ("make=memos", ["memos"]), ("make=read&transcript=a1", ["read", "a1"]),
    ] {
      for format in ["json", "csv", "markdown", "html", "latex", "text"] {
        let page = try await served.get("/download?\(query)&format=\(format)")
        let terminal = try await bench.answer(arguments + ["--format", format])
        #expect(page.body == terminal, "\(query) as \(format)")
        #expect(page.headers["content-disposition"]?.hasPrefix("attachment") == true)
      }
    }
    #expect(
      try await served.get("/download?make=quotes&format=xlsx").headers["content-type"]?.contains("sheet") == true)
    for wrong in ["/download?make=nothing", "/download?make=quotes&format=pdf", "/download?make=compare", "/download"] {
      #expect(try await served.get(wrong).status == 400, "\(wrong)")
    }
  }

  @Test func everyNumberOfAComparisonLeadsToAsManyQuotes() async throws {
    let served = try await ServedStudy(CodedStudies.allotment())
    for narrowing in ["", "&where=age%20%3E%2040"] {
      let page = try await served.get("/compare?by=tenure&unit=segments\(narrowing)").body
      let links = page.matches(of: /<a href="(\/quotes\?[^"]*)">(\d+)[^<]*<\/a>/)
      #expect(links.count >= 3, "\(page.suffix(2000))")
      for link in links {
        let target = String(link.1).replacing("&amp;", with: "&")
        let quotes = try await served.get(target)
        let wanted = link.2 == "1" ? "1 quote." : "\(link.2) quotes."
        #expect(quotes.body.contains(">\(wanted)<"), "\(target)")
      }
    }
  }

  /// Every confirmed decision is in a journal once, whoever writes at the same time and whoever is killed.
  @Test func manyWritersLoseNothing() async throws {
    let bench = try bench()
    let served = try await ServedStudy(bench)
    let hash = try await served.hash(of: "one")
    let count = 200
    let confirmed = try await withThrowingTaskGroup(of: [String].self) { group in
      for number in 0..<count {
        group.addTask {
          if number % 8 == 7 {
            // The same journal from the terminal; half of them are killed, some after they have begun.
            let running = try Program.start(
              ["memo", "terminal \(number)", "--code", "help", "--coder", "anna"], in: bench.root, home: bench.home)
            if number % 16 == 15 {
              try await Task.sleep(for: .milliseconds(number))
              running.kill()
            }
            let outcome = try await running.outcome()
            return outcome.status == 0 ? ["terminal \(number)"] : []
          }
          let answer = try await served.post("/api/memo", #"{"text": "page \#(number)", "code": "help"}"#)
          return answer.status == 200 ? ["page \(number)"] : []
        }
      }
      // The page goes on coding meanwhile.
      group.addTask {
        _ = try await served.code("one", turn: 3, 0..<7, "help", hash: hash)
        return []
      }
      return try await group.reduce(into: [String]()) { $0 += $1 }
    }
    #expect(confirmed.filter { $0.hasPrefix("page") }.count == 175)
    #expect(confirmed.filter { $0.hasPrefix("terminal") }.count >= 12, "those that nobody killed")
    try await served.kill()
    let written = try bench.journal("anna").compactMap { $0["note"].string }
    for text in confirmed { #expect(written.count { $0 == text } == 1, "\(text)") }
    #expect(Set(written).count == written.count, "nothing is written twice, confirmed or not")
    #expect(try bench.journal("anna").count { $0["kind"].string == "tag" } == 1)
    let check = try await bench.strand("check")
    #expect(check.status == 0, "\(check.summary)")
  }

  /// Four pages decide as fast as they can, and none is lost.
  @Test func fourPagesDecideAtTheSameTime() async throws {
    let bench = try bench()
    let served = try await ServedStudy(bench)
    let begin = ContinuousClock.now
    let each = 60
    try await withThrowingTaskGroup(of: Void.self) { group in
      for page in 0..<4 {
        group.addTask {
          for number in 0..<each {
            let answer = try await served.post("/api/memo", #"{"text": "\#(page)-\#(number)", "code": "help"}"#)
            #expect(answer.status == 200)
          }
        }
      }
      try await group.waitForAll()
    }
    let taken = ContinuousClock.now - begin
    // Other tests run beside this one: alone it takes some seconds, and `make bench-workbench` says how many a minute.
    #expect(taken < .seconds(60), "\(taken) for 240 decisions")
    let written = try bench.journal("anna").compactMap { $0["note"].string }
    #expect(Set(written).count == 240 && written.count == 240)
    // A question asked afterwards knows of all of them.
    #expect(try await served.get("/download?make=memos&format=json").json["rows"].elements.count == 240)
  }
}
