import Foundation
import Testing

/// The keys and types that programs may rely on: exactly these, no more and no fewer.
@Suite struct JSONContractTests {
  static let common = ["command": "string", "study": "string", "inputs": "object", "unit": "string?"]

  private func expect(
    _ json: JSON, _ name: String, _ contract: [String: String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let differences = json.differences(from: contract)
    #expect(differences.isEmpty, "\(name): \(differences)", sourceLocation: sourceLocation)
  }

  private func expectRows(
    _ json: JSON, of name: String, _ contract: [String: String], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(!json.elements.isEmpty, "\(name) has no rows", sourceLocation: sourceLocation)
    for row in json.elements { expect(row, "a row of \(name)", contract, sourceLocation: sourceLocation) }
  }

  @Test func quotes() async throws {
    let json = try await CodedStudies.allotment().json("quotes", "--context", "3")
    expect(json, "quotes", Self.common.merging(["rows": "[object]", "total": "integer", "notes": "[string]"]) { $1 })
    expectRows(
      json["rows"], of: "quotes",
      [
        "code": "string", "transcript": "string", "turn": "integer", "start": "integer", "end": "integer",
        "speaker": "string", "participant": "string?", "role": "string", "groups": "object", "text": "string",
        "before": "string", "after": "string", "words": "integer", "coders": "[string]", "origins": "[string]",
        "review": "string", "ids": "[string]",
      ])
    for row in json["rows"].elements {
      #expect(row["groups"].keys == ["site", "tenure"])
      #expect(row["groups"]["tenure"].isOf("string?") && row["groups"]["site"].isOf("string?"))
      #expect(["person", "accepted", "unreviewed"].contains(row["review"].string))
      #expect(!row["origins"].strings.isEmpty && Set(row["origins"].strings).isSubset(of: ["person", "rule"]))
      #expect(!row["ids"].strings.isEmpty)
      #expect(row["review"].string == "unreviewed" ? row["coders"].strings.isEmpty : !row["coders"].strings.isEmpty)
      let length = (row["end"].integer ?? 0) - (row["start"].integer ?? 0)
      #expect(row["text"].string?.unicodeScalars.count == length, "offsets count scalars of the text")
    }
    #expect(json["total"].integer == json["rows"].elements.count)
    #expect(json["command"].string == "quotes")
    #expect(json["study"].string == "allotment")
  }

  @Test func comparison() async throws {
    let bench = try await CodedStudies.allotment()
    let json = try await bench.json("compare", "--by", "tenure")
    expect(
      json, "compare",
      Self.common.merging([
        "by": "string", "levels": "[object]", "rows": "[object]", "without_level": "[string]",
        "segments_without_level": "integer", "tests": "object", "notes": "[string]",
      ]) { $1 })
    expect(
      json["tests"], "tests",
      [
        "adjust": "string", "codes": "integer", "permutations": "integer", "seed": "integer", "resamples": "integer",
        "level": "number",
      ])
    #expect(json["unit"].string == "people")
    expectRows(
      json["levels"], of: "levels",
      ["level": "string", "label": "string", "people": "integer", "transcripts": "integer", "words": "integer"])
    expectRows(
      json["rows"], of: "compare",
      [
        "code": "string", "name": "string", "depth": "integer", "cells": "[object]", "test": "object?",
        "not_tested": "string?", "pairs": "[object]",
      ])
    let cell = [
      "level": "string", "people": "integer", "segments": "integer", "codings": "integer", "words": "integer",
      "transcripts": "integer", "per_1000_words": "number?", "codings_per_1000_words": "number?",
      "share_of_people": "number?", "share_of_words": "number?", "low": "number?", "high": "number?",
      "residual": "number?",
    ]
    for row in json["rows"].elements { expectTests(row) }
    for unit in ["segments", "codings", "words", "transcripts"] {
      let other = try await bench.json("compare", "--by", "site", "--unit", unit)
      expectRows(other["rows"].elements[0]["cells"], of: "cells by \(unit)", cell)
      for row in other["rows"].elements { expectTests(row) }
    }
    for row in json["rows"].elements { expectRows(row["cells"], of: "cells", cell) }
    let quoted = try await bench.json("compare", "--by", "tenure", "--quotes", "2")
    let quotes = quoted["rows"].elements.flatMap { $0["cells"].elements }.flatMap { $0["quotes"].elements }
    expectRows(
      .array(quotes), of: "quotes of cells",
      [
        "text": "string", "transcript": "string", "turn": "integer", "start": "integer", "end": "integer",
        "participant": "string?", "ids": "[string]",
      ])
  }

  /// A code is tested or says why not; so is each pair of levels.
  private func expectTests(_ row: JSON, sourceLocation: SourceLocation = #_sourceLocation) {
    let always = [
      "method": "string", "p": "number", "p_adjusted": "number", "cramers_v": "number?", "smallest_expected": "number?",
    ]
    let further = [
      "chi_squared": ["statistic": "number", "df": "number"],
      "fisher_monte_carlo": ["draws": "integer", "standard_error": "number"],
      "permutation": ["draws": "integer", "standard_error": "number"], "permutation_exact": ["divisions": "integer"],
    ]
    for outcome in [row] + row["pairs"].elements {
      #expect((outcome["test"] == .null) == (outcome["not_tested"] != .null), sourceLocation: sourceLocation)
      guard let method = outcome["test"]["method"].string else { continue }
      expect(
        outcome["test"], method, always.merging(further[method] ?? [:]) { $1 }, sourceLocation: sourceLocation)
    }
    for pair in row["pairs"].elements {
      expect(
        pair, "a pair",
        [
          "first": "string", "second": "string", "test": "object?", "not_tested": "string?", "odds_ratio": "number?",
          "odds_ratio_low": "number?", "odds_ratio_high": "number?", "difference": "number?",
          "difference_low": "number?", "difference_high": "number?",
        ], sourceLocation: sourceLocation)
    }
  }

  @Test func cases() async throws {
    let json = try await CodedStudies.allotment().json("quotes", "--typical", "--by", "tenure", "--cases", "1")
    expect(
      json, "quotes --typical",
      Self.common.merging(["cases": "[object]", "rows": "[object]", "total": "integer", "notes": "[string]"]) { $1 })
    expectRows(
      json["cases"], of: "cases",
      [
        "level": "string", "participant": "string", "rank": "integer", "distance": "number", "mentions": "[string]",
        "quotes": "integer",
      ])
    for row in json["rows"].elements { #expect(row["rank"].integer == 1 && row["distance"].double != nil) }
  }

  @Test func decisions() async throws {
    let bench = try await CodedStudies.allotment()
    let row = [
      "id": "string", "code": "string?", "transcript": "string?", "start": "integer?", "end": "integer?",
      "already_there": "bool",
    ]
    let keys = Self.common.merging(["coder": "string", "rows": "[object]", "notes": "[string]"]) { $1 }
    func check(_ arguments: [String], _ command: String) async throws -> JSON {
      let json = try await bench.json(arguments)
      expect(json, command, keys)
      expectRows(json["rows"], of: command, row)
      #expect(json["command"].string == command)
      return json["rows"].elements.first ?? .null
    }
    let tagged = try await check(["tag", "a3", "--code", "soil", "--turn", "2"], "tag")
    let id = try #require(tagged["id"].string)
    #expect(tagged["already_there"].bool == false)
    #expect(tagged["code"].string == "soil" && tagged["transcript"].string == "a3")
    _ = try await check(["memo", "why not", "--coding", id], "memo")
    _ = try await check(["memo", "all of it", "--code", "soil"], "memo")
    _ = try await check(["untag", id], "untag")
    _ = try await check(["undo"], "undo")
    let hits = try await bench.json("quotes", "--review", "unreviewed")["rows"].elements.flatMap { $0["ids"].strings }
    _ = try await check(["accept", try #require(hits.first)], "accept")
    _ = try await check(["reject", try #require(hits.last)], "reject")
  }

  @Test func otherQuestions() async throws {
    let bench = try await CodedStudies.allotment()
    let rows = Self.common.merging(["rows": "[object]", "notes": "[string]"]) { $1 }
    let search = try await bench.json("search", "soil")
    expect(search, "search", rows)
    expectRows(
      search["rows"], of: "search",
      [
        "transcript": "string", "turn": "integer", "start": "integer", "end": "integer", "speaker": "string",
        "participant": "string?", "role": "string", "text": "string", "before": "string", "after": "string",
        "time": "number?",
      ])
    let cooccur = try await bench.json("cooccur", "--within", "turn")
    expect(cooccur, "cooccur", rows.merging(["within": "string", "totals": "object"]) { $1 })
    expectRows(
      cooccur["rows"], of: "cooccur",
      ["first": "string", "second": "string", "count": "integer", "people": "integer", "coefficient": "number?"])
    let history = try await bench.json("history")
    expect(history, "history", rows)
    expectRows(
      history["rows"], of: "history",
      [
        "id": "string", "time": "string", "coder": "string", "kind": "string", "decision": "string",
        "target": "string?",
        "transcript": "string?", "start": "integer?", "end": "integer?", "code": "string?", "note": "string?",
        "undone": "bool", "outcome": "string?", "from_start": "integer?", "from_end": "integer?", "by": "string?",
        "to": "string?",
        "codes": "[string]?",
      ])
    let apply = try await bench.json("apply", "--by", "tenure")
    expect(apply, "apply", rows)
    expectRows(
      apply["rows"], of: "apply",
      [
        "code": "string", "hits": "integer", "unreviewed": "integer", "accepted": "integer", "rejected": "integer",
        "people": "integer", "levels": "[object]", "rules": "[object]",
      ])
    let codebook = try await bench.json("codebook")
    expect(codebook, "codebook", rows)
    expectRows(
      codebook["rows"], of: "codebook",
      [
        "code": "string", "name": "string", "parent": "string?", "depth": "integer", "definition": "string",
        "include": "[string]", "exclude": "[string]", "examples": "[string]", "colour": "string?", "was": "[string]",
        "rules": "integer", "segments": "integer", "judged": "integer", "people": "integer",
      ])
    let check = try await bench.json("check")
    expect(
      check, "check",
      Self.common.merging(["rows": "[object]", "errors": "integer", "warnings": "integer", "files": "integer"]) { $1 })
  }

  @Test func severalCoders() async throws {
    let bench = try await CodedStudies.allotment()
    _ = try await bench.answer("done", "a1", "--coder", "anna")
    _ = try await bench.answer("done", "a1", "--coder", "bo")
    let rows = Self.common.merging(["rows": "[object]", "notes": "[string]"]) { $1 }
    let status = try await bench.json("status")
    expect(
      status, "status",
      Self.common.merging([
        "note": "string?", "transcripts": "integer", "turns": "integer", "words": "object", "languages": "[string]",
        "codes": "integer", "participants": "integer", "silent_participants": "[string]",
        "people_not_in_participants": "[string]", "hits": "object", "coders": "[object]", "reading": "[object]",
        "problems": "[string]",
      ]) { $1 })
    expectRows(
      status["reading"], of: "reading", ["transcript": "string", "readers": "[string]", "read": "[object]"])
    expectRows(status["reading"].elements[0]["read"], of: "read", ["coder": "string", "extent": "string"])
    let cases = try await bench.json("adjudicate", "--list", "--all")
    expect(cases, "adjudicate --list", rows.merging(["coders": "[string]"]) { $1 })
    expectRows(
      cases["rows"], of: "cases",
      [
        "case": "string", "transcript": "string", "turn": "integer", "last_turn": "integer", "code": "string",
        "kind": "string", "state": "string", "codings": "[object]", "silent": "[string]", "outcome": "string?",
        "reason": "string?", "votes": "[string]",
      ])
    expectRows(
      cases["rows"].elements[0]["codings"], of: "codings",
      [
        "id": "string", "coder": "string", "start": "integer", "end": "integer", "text": "string", "note": "string?",
      ])
    let taken = try await bench.json("adjudicate", "--take-single")
    expect(taken, "adjudicate", rows.merging(["coder": "string"]) { $1 })
    expectRows(
      taken["rows"], of: "adjudicate",
      [
        "transcript": "string", "code": "string", "outcome": "string", "codings": "integer", "reason": "string?",
        "votes": "[string]",
      ])
  }

  @Test func dividingAndMerging() async throws {
    let bench = try await CodedStudies.allotment()
    let rows = Self.common.merging(["rows": "[object]", "notes": "[string]"]) { $1 }
    let assigned = try await bench.json("assign", "--coders", "anna,bo", "--by", "site", "--dry-run")
    expect(
      assigned, "assign", rows.merging(["strata": "[object]", "seed": "integer", "dry_run": "bool"]) { $1 })
    expectRows(assigned["rows"], of: "assign", ["transcript": "string", "coders": "[string]"])
    expectRows(
      assigned["strata"], of: "strata", ["stratum": "string", "transcripts": "integer", "double": "integer"])
    let copy = try StudyBench(copying: bench.root)
    _ = try await copy.answer("tag", "a3", "--code", "soil", "--turn", "2")
    let merged = try await bench.json("merge", copy.root.path, "--dry-run")
    expect(
      merged, "merge",
      rows.merging([
        "new_transcripts": "[string]", "differing_transcripts": "[string]", "codebooks": "[object]", "dry_run": "bool",
      ]) { $1 })
    expectRows(
      merged["rows"], of: "merge",
      [
        "coder": "string", "new": "integer", "codings": "integer", "known": "integer", "new_coder": "bool",
        "sources": "[string]",
      ])
    try bench.write(AllotmentStudy.codebook.replacing("\"Soil\"", with: "\"Earth\""), to: "old.yaml")
    let diff = try await bench.json("codebook", "--diff", "old.yaml")
    expect(diff, "codebook --diff", rows.merging(["since": "string"]) { $1 })
    expectRows(
      diff["rows"], of: "codebook --diff",
      [
        "code": "string", "name": "string", "changes": "[string]", "former_id": "string?", "parts": "[string]",
        "old_parent": "string?", "new_parent": "string?", "codings": "[object]",
      ])
  }

  @Test func reanchoring() async throws {
    let bench = try await CodedStudies.allotment()
    let text = try bench.read("transcripts/a1.txt")
    try bench.write(text.replacing("helped me dig", with: "hleped me dig"), to: "transcripts/a1.txt")
    let json = try await bench.json("reanchor", "--dry-run")
    expect(
      json, "reanchor",
      Self.common.merging([
        "rows": "[object]", "counts": "object", "missing": "[string]", "written": "[string]", "notes": "[string]",
      ]) { $1 })
    #expect(json["counts"].keys == ["ambiguous", "edited", "kept", "lost", "moved"])
    expectRows(
      json["rows"], of: "reanchor",
      [
        "verdict": "string", "id": "string", "coder": "string", "kind": "string", "code": "string?",
        "transcript": "string", "from_start": "integer", "from_end": "integer", "start": "integer?",
        "end": "integer?", "old": "string", "new": "string?", "recorded": "bool", "candidates": "[object]",
      ])
  }

  /// The hash of every file that an answer rests on: changing any of them changes the answer's inputs, and only there.
  @Test func inputsAreTheStudysFiles() async throws {
    let bench = try await CodedStudies.allotment()
    let before = try await bench.json("quotes")["inputs"]
    let files = Array(AllotmentStudy.files.keys) + ["codings/anna.jsonl", "codings/bo.jsonl"]
    #expect(before.keys == files.sorted())
    for key in before.keys { #expect(before[key].string?.wholeMatch(of: /[0-9a-f]{64}/) != nil, "\(key)") }
    try bench.write(try bench.read("codebook/codes.yaml") + "# a remark\n", to: "codebook/codes.yaml")
    let after = try await bench.json("quotes")["inputs"]
    #expect(before.keys.filter { before[$0] != after[$0] } == ["codebook/codes.yaml"])
  }
}
