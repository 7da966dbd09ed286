import Foundation
import TestSupport
import Testing

/// Names in every place where a study can hold them: none is left in the copy that is passed on.
@Suite struct PseudonymLeakTests {
  private static let table = """
    original,replacement,kind
    Annelise Brockdorff,Mette Lund,name
    Brockdorff,Lund,name
    Zoë Kübler,Tia Bo,name
    杨大姐,柳大婶子,name
    Nörrebro,Westend,place

    """
  private static let names = ["Annelise", "Brockdorff", "Zoë", "Kübler", "杨大姐", "Nörrebro", "nörrebro"]

  /// A name whose letters and marks are apart, as some programs write them.
  private static let apart = "Zoë Kübler".decomposedStringWithCanonicalMapping

  /// Names with characters that are not seen, and in full-width letters.
  private static let hyphened = "An\u{AD}ne\u{200D}lise Brock\u{2060}dor\u{200B}ff"
  private static let wide = "Ｂｒｏｃｋｄｏｒｆｆ"

  private func bench() async throws -> StudyBench {
    let bench = try StudyBench([
      "study.yaml": """
      study: leaks
      title: "What Annelise Brockdorff said in Nörrebro"
      note: "\(Self.apart) reads along.\\nBrockdorff, too, and Zo\\xEB K\\u00FCbler, and \(Self.hyphened)."
      language: en
      groups:
        town:
          label: "lives in Nörrebro"
          levels:
            inside: {label: "Nörrebro", where: "place = 'Nörrebro' OR id = 'Brockdorff'"}
            outside: "place <> 'Nörrebro'"
      survey:
        file: respondents/survey.csv
        id: respondent
        variables:
          trust: {label: "trust in \(Self.wide)", type: interval}
          words: {label: "in her words", type: text}
          member: {label: "where", type: nominal, values: {0: "Nörrebro", 1: "elsewhere"}}
      models:
        T: {outcome: trust, terms: [member]}
      hypotheses:
        H1:
          claim: "Brockdorff is trusted."
          model: T
          term: member
          codes: [brockdorff-garden]
          inference: {fit: convergent, note: "杨大姐 says so."}
      joint:
        side:
          title: "Brockdorff's claims"
          shape: hypotheses
          by: town
      analyses:
        - {make: quotes, by: town, title: "Nörrebro"}
        - {make: joint}

      """,
      "codebook/codes.yaml": """
      codes:
        - id: brockdorff-garden
          name: "Brockdorff's garden"
          definition: "Whatever \(Self.apart) says of it."
          include: ["Nörre\u{AD}bro", '\(Self.hyphened)''s']
          exclude: ["杨大姐说的"]
          examples: ["Brockdorff planted it."]
          rules: ["Brockdorff planted"]
        - id: help
          name: "Help"
          rules: [help]

      """,
      "respondents/participants.csv": """
      id,pseudonym,place,remark,respondent_id
      Brockdorff,\(Self.hyphened),Nörrebro,"moved from NÖRREBRO, knows \(Self.apart), not \(Self.wide)",R1
      B2,杨大姐,elsewhere,,R2

      """,
      "respondents/survey.csv": "respondent,trust,words,member\nR1,3,Brockdorff helped,0\nR2,4,\(Self.apart) did,1\n"
        + "R3,1,\(Self.hyphened) and \(Self.wide),0\nR4,2,,1\nR5,5,,0\n",
      "transcripts/Brockdorff-1.txt": """
      ---
      title: "Annelise Brockdorff, first visit"
      interviewer: Interviewer
      participants:
        Annelise Brockdorff: Brockdorff
      remark: "with \(Self.apart)"
      ---

      Interviewer: Does Annelise
      Brockdorff help in Nörrebro?

      Annelise Brockdorff: I help. Brockdorff planted the garden with \(Self.apart) and 杨大姐 helped.

      Interviewer: Brockdorff?

      Annelise Brockdorff: Yes, the Brockdorffs help. Then \(Self.hyphened) dug the long bed for \
      \(Self.wide) and 杨\u{200B}大姐.

      """,
      "transcripts/two.txt": """
      ---
      interviewer: Interviewer
      participants:
        杨大姐: B2
      ---

      Interviewer: And you?

      杨大姐: I help Brockdorff's garden.

      Interviewer: How?

      杨大姐: With help.

      """,
      "framework.csv":
        "person,code,summary,quote\nBrockdorff,help,\"Brockdorff helps \(Self.apart) and \(Self.hyphened)\",\n",
      "README.md": "Talks with Brockdorff.\n", "codings/anna.jsonl.torn": "{\"quote\":\"Brockdorff\n",
      "tags.csv": """
      transcript,code,quote,note
      Brockdorff-1,brockdorff-garden,"Brockdorff planted the garden","said of \(Self.apart)"
      two,help,"I help Brockdorff's garden","杨大姐"
      Brockdorff-1,help,"dug the long bed for \(Self.wide)","\(Self.hyphened)"

      """,
    ])
    for coder in ["anna", "bo"] { _ = try await bench.answer("tag", "--from", "tags.csv", "--coder", coder) }
    try bench.remove("tags.csv")
    _ = try await bench.answer("memo", "Brockdorff again", "--code", "brockdorff-garden")
    _ = try await bench.answer("memo", "\(Self.apart) again", "--transcript", "Brockdorff-1")
    _ = try await bench.answer(
      "memo", "\(Self.apart) is a participant", "--participant", "Brockdorff", "--link", "code:brockdorff-garden",
      "--link", "transcript:Brockdorff-1", "--link", "participant:Brockdorff")
    _ = try await bench.answer("memo", "Brockdorff runs through it", "--whole-study")
    for coder in ["anna", "bo"] {
      _ = try await bench.answer("done", "Brockdorff-1", "--codes", "brockdorff-garden", "--coder", coder)
    }
    let hit = try await bench.json("quotes", "help", "--review", "unreviewed")["rows"].elements.first?["ids"].strings
      .first
    _ = try await bench.answer("accept", try #require(hit), "--note", "Brockdorff's")
    _ = try await bench.answer("run")
    // What was coded on a text that has changed since keeps its words in the journal.
    try bench.write(
      try bench.read("transcripts/two.txt").replacing(
        "I help Brockdorff's garden.", with: "Well, I help Brockdorff's garden."),
      to: "transcripts/two.txt")
    try bench.write("assignments:\n  Brockdorff-1: [anna, bo]\n  two: [bo]\n", to: "assignments.yaml")
    try Self.table.write(to: bench.temporary.url.appendingPathComponent("names.csv"), atomically: true, encoding: .utf8)
    return bench
  }

  private func leaks(in folder: URL) throws -> [String] { try NameLeaks.found(in: folder, names: Self.names) }

  @Test func noNameIsLeftInTheCopy() async throws {
    let bench = try await bench()
    #expect(try leaks(in: bench.root).count > 25, "the names were planted")
    let made = try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", "../copy")
    #expect(made.status == 0, "\(made.summary)")
    let copy = bench.temporary.url.appendingPathComponent("copy")
    for leak in try leaks(in: copy) { Issue.record("\(leak)") }
    let paths = try FileManager.default.subpathsOfDirectory(atPath: copy.path).filter { $0.contains(".") }.sorted()
    #expect(
      paths == [
        "assignments.yaml", "codebook/codes.yaml", "codings/anna.jsonl", "codings/bo.jsonl", "framework.csv",
        "respondents/participants.csv",
        "respondents/survey.csv", "study.yaml", "transcripts/Lund-1.txt", "transcripts/two.txt",
      ])
    // The copy is a study: its journals are read, the changed text is said, and nothing that it makes has a name.
    let check = try await bench.strand("check", in: copy)
    #expect(!check.stdout.contains(".jsonl:"), "\(check.summary)")
    #expect(check.stdout.contains("transcripts/two.txt: error: the transcript has changed"), "\(check.summary)")
    let carried = try await bench.strand("reanchor", in: copy)
    #expect(carried.status == 0, "\(carried.summary)")
    for question in [["run"], ["history"], ["memos"], ["quotes"], ["framework"], ["status"]] {
      let outcome = try await bench.strand(question, in: copy)
      #expect(outcome.status == 0, "\(question): \(outcome.summary)")
      for name in Self.names { #expect(!NameLeaks.seen(outcome.stdout + outcome.stderr).contains(name), "\(question)") }
    }
    for leak in try leaks(in: copy) { Issue.record("after a run: \(leak)") }
    // Codes whose ids hold a name are the same codes in codebook and journals.
    let rows = try JSON(parsing: try await bench.strand("quotes", "--format", "json", in: copy).stdout)["rows"].elements
    #expect(
      rows.contains { $0["code"].string == "lund-garden" }
        && !rows.contains { $0["code"].string == "brockdorff-garden" })
    // A coding is on the same words.
    let texts = rows.compactMap { $0["text"].string }
    #expect(texts.contains("dug the long bed for Lund"), "\(texts)")
    let memos = try JSON(parsing: try await bench.strand("memos", "--format", "json", in: copy).stdout)["rows"].elements
    let onPerson = try #require(memos.first { $0["participant"].string != nil })
    #expect(onPerson["links"].strings == ["code:lund-garden", "transcript:Lund-1", "participant:Lund"])
    #expect(memos.count { $0["whole_study"].bool == true } == 1)
    let clean = try await bench.strand("check", "--pseudonyms", "../names.csv", in: copy)
    #expect(!clean.stdout.contains("of the table"), "\(clean.summary)")
  }

  /// Whatever is in the folder is looked at, names of files too; what cannot be searched is said.
  @Test func everyFileOfTheFolderIsSearched() async throws {
    let bench = try await bench()
    _ = try await bench.answer("status", "--output", "results/status.docx")
    let outcome = try await bench.strand("check", "--pseudonyms", "../names.csv")
    for place in [
      "README.md:1: warning: the original of line 3", "codings/anna.jsonl.torn:1: warning: the original of line 3",
      "framework.csv:2: warning: the original of line 3", "framework.csv:2: warning: the original of line 4",
      "transcripts/Brockdorff-1.txt: warning: the original of line 3 of the table is in the file's name",
      "respondents/survey.csv:2: warning: the original of line 3", "results/report.html:",
      "results/status.docx: note: is no text, so that it was not searched for names",
    ] {
      #expect(outcome.stdout.contains(place), "\(place) is not in \(outcome.stdout)")
    }
  }

  @Test func whoCanBeRecognisedWithoutAName() async throws {
    let bench = try StudyBench(AllotmentStudy.files)
    let outcome = try await bench.strand("check", "--reidentification")
    #expect(outcome.status == 0, "\(outcome.summary)")
    #expect(
      outcome.stdout.contains("warning: `age` alone singles out 5 of 5 people (A1, A2, A3, A4, A5): fewer than 3"))
    #expect(outcome.stdout.contains("note: 5 of 5 people are singled out by up to 3 of these together: "))
    for word in ["Maud", "71", "north"] { #expect(!outcome.stdout.contains(word), "\(word)") }
    #expect(try await bench.strand("check", "--reidentification", "--strict").status == 1)
    // Ten with the same values, and k of eleven.
    let rows = (1...10).map { "A\($0),x,50\n" }.joined()
    try bench.write("id,site,age\n" + rows, to: "respondents/participants.csv")
    let wide = try bench.read("study.yaml").components(separatedBy: "groups:")[0]
    try bench.write(wide, to: "study.yaml")
    let alike = try await bench.answer("check", "--reidentification", "--at-least", "10")
    #expect(alike.contains("note: 0 of 10 people") && !alike.contains("singles out"))
    #expect(try await bench.answer("check", "--reidentification", "--at-least", "11").contains("singles out 10 of 10"))
    for wrong in [["--at-least", "3"], ["--reidentification", "--at-least", "1"]] {
      #expect(try await bench.strand(["check"] + wrong).status == 64)
    }
    let without = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\n", "codebook/c.yaml": "codes:\n  - id: a\n    name: \"A\"\n",
      "transcripts/t.txt": "She said so.\n",
    ])
    #expect(try await without.strand("check", "--reidentification").status == 0)
  }
}
