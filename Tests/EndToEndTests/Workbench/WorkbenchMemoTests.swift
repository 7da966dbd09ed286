import Foundation
import Testing

/// Memos on people and the study, pinned quotes, rules and splits, as the workbench writes them.
@Suite struct WorkbenchMemoTests {
  @Test func memosOnPeopleAndTheStudyLeadToEachOther() async throws {
    let bench = try await CodedStudies.allotment()
    let served = try await ServedStudy(bench)
    let things = try await served.get("/api/memo-things").json["groups"].elements
    #expect(things.compactMap { $0["name"].string } == ["Codes", "People", "Transcripts"], "there is no memo yet")
    let first = try await served.post("/api/memo", #"{"text": "speaks <b>of debts</b>", "on": "participant:A1"}"#)
    #expect(first.status == 200, "\(first.body)")
    let id = try #require(try await bench.json("memos")["rows"].elements.first?["id"].string)
    let links = #"["memo:\#(id)", "code:help", "transcript:shed", "participant:A2"]"#
    let second = try await served.post(
      "/api/memo", #"{"text": "debt is everywhere", "on": "study", "links": \#(links)}"#)
    #expect(second.status == 200, "\(second.body)")
    let rows = try await bench.json("memos")["rows"].elements
    #expect(rows[1]["links"].strings == ["memo:\(id.prefix(8))", "code:help", "transcript:shed", "participant:A2"])
    let other = try #require(rows[1]["id"].string)
    let page = try await served.get("/memos").body
    #expect(page.contains("speaks &lt;b&gt;of debts") && !page.contains("<b>of debts"))
    #expect(page.contains("Refers to <a href=\"/memos#memo-\(id)\"") && page.contains("id=\"memo-\(id)\""), "\(page)")
    #expect(page.contains("Referred to by <a href=\"/memos#memo-\(other)\""))
    // Where the things are that they are on, or that they refer to.
    #expect(try await served.get("/person?id=A1").body.contains("of debts"))
    #expect(try await served.get("/person?id=A2").body.contains("debt is everywhere"))
    #expect(try await served.get("/").body.contains("debt is everywhere"))
    #expect(try await served.get("/codebook").body.contains("debt is everywhere"))
    let state = try await served.get("/api/transcript?transcript=shed").json["memos"].elements
    #expect(state.map { $0["text"].string } == ["debt is everywhere"] && state[0]["on"].string == "the study")
    #expect(state[0]["refersTo"].elements.count == 4)
    #expect(try await served.get("/memos?participant=A1").body.contains("1 memo."))
    #expect(try await served.get("/memos?whole_study=true").body.contains("1 memo."))
    for wrong in [
      #"{"text": "x", "on": "participant:nobody"}"#, #"{"text": "x", "on": "memo:\#(id)"}"#,
      #"{"text": "x", "on": "everything"}"#, #"{"text": " ", "on": "study"}"#,
      #"{"text": "x", "on": "study", "links": ["code:nothing"]}"#,
    ] {
      #expect(try await served.post("/api/memo", wrong).status >= 400, "\(wrong)")
    }
    let decision = try #require(try second.json["decision"].string)
    #expect(try await served.post("/api/undo", #"{"decision": "\#(decision)"}"#).status == 200)
    #expect(try await bench.json("memos")["rows"].elements.count == 1)
    #expect(try await bench.strand("check").status == 0)
  }

  @Test func quotesArePinnedForTheFrameworkMatrix() async throws {
    let bench = try await CodedStudies.allotment()
    let served = try await ServedStudy(bench)
    let quotes = try await bench.json("quotes", "help")["rows"].elements.filter {
      $0["code"].string == "help" && $0["participant"].string == "A1"
    }
    let ids = try quotes.map { try #require($0["ids"].strings.first) }
    #expect(ids.count > 1)
    func pin(_ quote: String, seen: String) async throws -> PlainAnswer {
      try await served.post(
        "/api/pin", #"{"person": "A1", "code": "help", "quote": "\#(quote)", "seen": "\#(seen)"}"#)
    }
    #expect(try await served.get("/quotes?codes=help&pinned=true").body.contains("0 quotes."))
    #expect(try await pin(ids[0], seen: "").status == 200)
    #expect(try bench.read("framework.csv") == "person,code,summary,quote\nA1,help,,\(ids[0])\n")
    let page = try await served.get("/quotes?codes=help&pinned=true").body
    #expect(page.contains("1 quote.") && page.contains("★ pinned") && page.contains(">Unpin</button>"), "\(page)")
    #expect(try await served.get("/person?id=A1").body.contains("★ pinned"))
    #expect(try await served.get("/framework").body.contains("★ pinned"))
    #expect(try await pin(ids[1], seen: "").status == 409, "another one is pinned meanwhile")
    #expect(try await pin(ids[1], seen: ids[0]).status == 200)
    let cells = try await bench.json("framework", "help", "--quote", "pinned")["rows"].elements
    let cell = try #require(cells.first { $0["person"].string == "A1" })["cells"].elements.first
    #expect(cell?["pinned"].bool == true)
    #expect(try await bench.strand("check").status == 0)
    #expect(try await pin("", seen: ids[1]).status == 200)
    #expect(try await served.get("/quotes?codes=help").body.contains("★ pinned") == false)
    #expect(try await pin(ids[0], seen: "").status == 200, "the row is there, and empty")
  }

  @Test func rulesAreTriedBeforeTheyAreWritten() async throws {
    let bench = try StudyBench([
      "study.yaml": "study: s\n", "transcripts/one.txt": "Ann: They help us. We lend things.\n\nInt: You help?\n",
      "codebook/codes.yaml": "codes:\n  - id: help\n    name: Help\n    rules:\n      # Plain.\n      - help\n",
    ])
    let served = try await ServedStudy(bench)
    #expect(try await served.get("/api/rules?code=help").json["rules"].strings == ["help"])
    let edit = #""edit": {"id": "help", "rules": [{"from": 0, "text": "help"}, {"text": "stem: lend"}]}"#
    let hits = try await served.post("/api/rule-hits", "{\(edit)}")
    #expect(try hits.json["before"].integer == 1 && hits.json["after"].integer == 2, "\(hits.body)")
    let shown = try await served.post("/api/codebook", "{\(edit)}").json
    #expect(try bench.read("codebook/codes.yaml").contains("lend") == false)
    let hash = try #require(shown["hash"].string)
    #expect(try await served.post("/api/codebook", "{\(edit), \"seen\": \"\(hash)\"}").status == 200)
    #expect(try bench.read("codebook/codes.yaml").hasSuffix("      # Plain.\n      - help\n      - stem: lend\n"))
    #expect(try await bench.json("quotes", "--review", "unreviewed")["rows"].elements.count == 2)
    let wrong = #"{"edit": {"id": "help", "rules": [{"text": "any: ["}]}}"#
    #expect(try await served.post("/api/rule-hits", wrong).status >= 400)
    let regex = #"{"edit": {"id": "help", "rules": [{"text": "regex: \"(\""}]}}"#
    #expect(try await served.post("/api/rule-hits", regex).status >= 400)
    #expect(try await served.get("/api/rules?code=nothing").status == 404)
  }

  @Test func codingsAreSplitAfterTheyAreCounted() async throws {
    let bench = try await CodedStudies.allotment()
    for coder in ["anna", "bo"] {
      for turn in ["2", "4"] {
        _ = try await bench.answer("tag", "a1", "--code", "order", "--turn", turn, "--coder", coder)
      }
    }
    _ = try await bench.answer("tag", "a1", "--code", "soil", "--turn", "4", "--coder", "bo")
    let served = try await ServedStudy(bench)
    #expect(try await served.get("/split?code=order").body.contains("id=\"split\"") == false)
    let own = try await served.get("/split?code=order&into=soil&into=help").body
    let all = try await served.get("/split?code=order&into=soil&into=help&everyone=true").body
    func ids(_ page: String) -> [String] { page.matches(of: /data-coding="([0-9a-f-]{36})"/).map { String($0.1) } }
    #expect(ids(own).count >= 2 && ids(all).count >= ids(own).count + 2)
    let bos = try bench.journal("bo").filter { $0["kind"].string == "tag" && $0["code"].string == "order" }
    let parts = bos.suffix(2).compactMap { $0["id"].string }.map { #"{"id": "\#($0)", "code": "soil"}"# }
    let body = #""code": "order", "parts": [\#(parts.joined(separator: ", "))]"#
    let shown = try await served.post("/api/split", "{\(body)}")
    #expect(shown.status == 200, "\(shown.body)")
    #expect(try shown.json["takenOff"].integer == 1, "one had the new code on the same words")
    #expect(try shown.json["counts"].elements.map { $0["codings"].integer } == [2])
    #expect(try bench.journal("bo").contains { $0["kind"].string == "recode" } == false, "nothing is written yet")
    let hash = try #require(try shown.json["hash"].string)
    #expect(try await served.post("/api/split", "{\(body), \"seen\": \"0\"}").status == 409)
    #expect(try await served.post("/api/split", "{\(body), \"seen\": \"\(hash)\"}").status == 200)
    #expect(try bench.journal("bo").filter { $0["kind"].string == "recode" }.count == 1)
    #expect(try await served.post("/api/split", "{\(body), \"seen\": \"\(hash)\"}").status == 409, "they are split")
    for wrong in [#"{"code": "order", "parts": []}"#, #"{"code": "nothing", "parts": []}"#] {
      #expect(try await served.post("/api/split", wrong).status >= 400, "\(wrong)")
    }
    #expect(try await bench.strand("check").status == 0)
  }
}
