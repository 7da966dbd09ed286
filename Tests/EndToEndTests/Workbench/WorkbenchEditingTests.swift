import Foundation
import Testing

/// Codebook, imports, summaries and cases, as the workbench writes them.
@Suite struct WorkbenchEditingTests {
  @Test func aChangeOfTheCodebookIsShownBeforeItIsWritten() async throws {
    let bench = try await CodedStudies.allotment()
    let served = try await ServedStudy(bench)
    let before = try bench.read("codebook/codes.yaml")
    let edit = #""edit": {"id": "help", "name": "Helping out"}"#
    let shown = try await served.post("/api/codebook", "{\(edit)}").json
    #expect(shown["files"].elements.count == 1)
    let lines = try #require(shown["files"].elements.first)["lines"].elements
    #expect(lines.contains { $0["kind"].string == "added" && $0["text"].string?.contains("Helping out") == true })
    #expect((shown["codings"].integer ?? 0) > 0)
    #expect(try bench.read("codebook/codes.yaml") == before, "nothing is written yet")
    let hash = try #require(shown["hash"].string)
    #expect(try await served.post("/api/codebook", "{\(edit), \"seen\": \"0\"}").status == 409)
    try bench.write(before + "# by somebody else\n", to: "codebook/codes.yaml")
    #expect(try await served.post("/api/codebook", "{\(edit), \"seen\": \"\(hash)\"}").status == 409)
    try bench.write(before, to: "codebook/codes.yaml")
    #expect(try await served.post("/api/codebook", "{\(edit), \"seen\": \"\(hash)\"}").status == 200)
    let rows = try await bench.json("codebook")["rows"].elements
    #expect(rows.first { $0["code"].string == "help" }?["name"].string == "Helping out")
    for wrong in ["{}", #"{"edit": {"id": "nothing", "name": "x"}}"#, #"{"edit": {"id": "help", "name": " "}}"#] {
      #expect(try await served.post("/api/codebook", wrong).status >= 400, "\(wrong)")
    }
  }

  @Test func aFileIsLookedAtCorrectedAndTakenIn() async throws {
    let bench = try StudyBench(["study.yaml": "study: s\n"])
    let served = try await ServedStudy(bench)
    let data = Data("Mod: What is it?\n\nXi: 我们互相帮忙, every day.\n\nMod: And?\n\nXi: Nothing.\n".utf8)
      .base64EncodedString()
    func ask(_ more: String) async throws -> PlainAnswer {
      try await served.post("/api/import", #"{"name": "Talk 1.txt", "data": "\#(data)"\#(more)}"#)
    }
    let first = try await ask("").json
    #expect(first["transcript"].string == "talk-1" && first["turns"].integer == 4)
    #expect(Set(first["speakers"].elements.compactMap { $0["label"].string }) == ["Mod", "Xi"])
    #expect(first["beginning"].string?.contains("我们互相帮忙") == true)
    #expect(!bench.exists("transcripts/talk-1.txt"))
    let speakers = #", "speakers": [{"label": "Mod", "value": "interviewer"}, {"label": "Xi", "value": "P7"}]"#
    let corrected = try await ask(speakers).json["speakers"].elements
    #expect(corrected.map { $0["role"].string } == ["interviewer", "participant"])
    #expect(corrected.last?["participant"].string == "P7")
    let written = try await ask(speakers + #", "write": true, "participants": true"#)
    #expect(written.status == 200, "\(written.body)")
    #expect(try bench.read("respondents/participants.csv") == "id\nP7\n")
    #expect(try await bench.json("read", "talk-1")["rows"].elements.count == 4)
    // The same again changes nothing; another text under the name is refused.
    #expect(try await ask(speakers + #", "write": true"#).json["isThere"].bool == true)
    let other = Data("Mod: Another?\n\nXi: Yes.\n".utf8).base64EncodedString()
    let refused = try await served.post("/api/import", #"{"name": "Talk 1.txt", "data": "\#(other)", "write": true}"#)
    #expect(refused.status >= 400)
    // A path is a name.
    let path = try await served.post(
      "/api/import", #"{"name": "../../etc/odd.txt", "data": "\#(data)", "transcript": "../../odd", "write": true}"#)
    #expect(try path.json["transcript"].string == "odd")
    #expect(bench.exists("transcripts/odd.txt"))
    #expect(try await served.post("/api/import", #"{"name": "x.txt", "data": "%%%"}"#).status == 400)
    #expect(
      try await served.post("/api/import", #"{"name": "x.png", "data": "iVBORw0KGgoAAAANSUhEUg=="}"#).status >= 400)
  }

  @Test func casesAreDecidedIntoTheConsensus() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: s\n",
      "transcripts/one.txt":
        "---\nparticipants: {Ann: A, Ben: B}\n---\n\nAnn: They help and <b>lend</b> a hand.\n\nBen: So it is.\n",
      "codebook/codes.yaml": "codes:\n  - id: help\n    name: Help\n  - id: lend\n    name: Lend\n",
    ])
    for (coder, quote) in [("anna", "They help"), ("bo", "help and")] {
      _ = try await bench.answer("tag", "one", "--code", "help", "--quote", quote, "--coder", coder)
    }
    for coder in ["anna", "bo", "cai"] { _ = try await bench.answer("done", "one", "--coder", coder) }
    let served = try await ServedStudy(bench)
    let page = try await served.get("/adjudicate").body
    #expect(page.contains("<mark>They help</mark> and &lt;b&gt;lend") && page.contains("They <mark>help and</mark>"))
    #expect(page.contains("cai <span class=\"faint\">has read it and not coded it"), "\(page.suffix(3000))")
    let id = try #require(page.firstMatch(of: /data-case="(k[0-9a-f]{7})"/)).1
    #expect(try await served.post("/api/resolve", #"{"id": "\#(id)", "decision": "take dora"}"#).status == 400)
    #expect(try await served.post("/api/resolve", #"{"id": "k0000000", "decision": "merge"}"#).status == 404)
    let made = try await served.post("/api/resolve", #"{"id": "\#(id)", "decision": "merge", "reason": "both"}"#)
    #expect(made.status == 200, "\(made.body)")
    let quotes = try await bench.json("quotes", "--coder", "consensus")["rows"].elements
    #expect(quotes.map { $0["text"].string } == ["They help and"])
    #expect(try await served.get("/adjudicate").body.contains("Nothing is left to decide. 1 is decided."))
    let decision = try #require(try made.json["decision"].string)
    #expect(try await served.post("/api/undo", #"{"decision": "\#(decision)", "consensus": true}"#).status == 200)
    #expect(try await served.get("/adjudicate").body.contains(id))
  }

  @Test func summariesAreKeptInTheirTable() async throws {
    let bench = try await CodedStudies.allotment()
    let served = try await ServedStudy(bench)
    #expect(try await served.get("/framework").status == 200)
    func write(_ summary: String, seen: String) async throws -> PlainAnswer {
      let body = ["person": "A1", "code": "help", "summary": summary, "seen": seen]
      return try await served.post("/api/summary", String(decoding: try JSONEncoder().encode(body), as: UTF8.self))
    }
    let first = try await write("Lends tools, \"gladly\"\nand time.", seen: "")
    #expect(first.status == 200, "\(first.body)")
    let text = try bench.read("framework.csv")
    #expect(
      text.hasPrefix("person,code,summary,quote\n") && text.contains("\"Lends tools, \"\"gladly\"\"\nand time.\""))
    #expect(try await write("Other", seen: "").status == 409, "somebody has written meanwhile")
    #expect(try await write("Other", seen: "Lends tools, \"gladly\"\nand time.").status == 200)
    let page = try await served.get("/framework").body
    #expect(page.contains("<p class=\"summary\" dir=\"auto\">Other</p>"))
    let rows = try await bench.json("framework")["rows"].elements
    let cells = try #require(rows.first { $0["person"].string == "A1" })["cells"].elements
    #expect(cells.contains { $0["summary"].string == "Other" }, "\(cells)")
    #expect(try await bench.strand("check").status == 0)
  }

  @Test func queriesAreTheSameAsTheTerminals() async throws {
    let bench = try await CodedStudies.allotment()
    let served = try await ServedStudy(bench)
    for (query, arguments) in [
      ("with=soil&within=turn", ["--with", "soil", "--within", "turn"]),
      ("without=soil&within=transcript", ["--without", "soil", "--within", "transcript"]),
      ("near=soil%3A40", ["--near", "soil:40"]), ("then=soil%3A3turns", ["--then", "soil:3turns"]),
      ("after=soil", ["--after", "soil"]),
    ] {
      let page = try await served.get("/download?make=quotes&codes=help&\(query)&format=json")
      let terminal = try await bench.answer(["quotes", "help"] + arguments + ["--format", "json"])
      #expect(page.body == terminal, "\(query)")
      let count = try JSON(parsing: terminal)["rows"].elements.count
      let shown = try await served.get("/quotes?codes=help&\(query)").body
      #expect(shown.contains(count == 1 ? "1 quote." : "\(count) quotes."), "\(query)")
    }
    // A form says where even when it asks for no other code.
    #expect(try await served.get("/quotes?within=turn").status == 200)
    #expect(try await served.get("/quotes?near=soil").status == 400)
    let wrong = try await bench.strand("quotes", "--near", "soil")
    #expect(wrong.status == 64 && wrong.stderr.contains("near"), "\(wrong.summary)")
    #expect(try await bench.strand("quotes", "--with", "nothing").status == 66)
    #expect(try await bench.strand("quotes", "--near", "nothing:5").status == 66)
  }
}
