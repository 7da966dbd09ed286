import Foundation
import Testing

/// `strand framework`: people by codes, with summaries of one's own.
@Suite struct FrameworkTests {
  private func study() async throws -> StudyBench { try await CodedStudies.allotment() }

  private func cell(_ json: JSON, _ person: String, _ code: String) -> JSON {
    let row = json["rows"].elements.first { $0["person"].string == person }
    return row?["cells"].elements.first { $0["code"].string == code } ?? json["nowhere"]
  }

  @Test func cellsCountWhatQuotesShow() async throws {
    let bench = try await study()
    let json = try await bench.json("framework", "--by", "tenure")
    #expect(json["codes"].strings == ["help", "order", "soil"])
    let quotes = try await bench.json("quotes", "--roll-up")["rows"].elements
    for row in json["rows"].elements {
      let person = row["person"].string
      for cell in row["cells"].elements {
        let own = quotes.filter {
          $0["code"].string == cell["code"].string && ($0["participant"].string ?? $0["person"].string) == person
        }
        if person?.contains("/") == false { #expect(own.count == cell["segments"].integer, "\(person ?? "")") }
        #expect((cell["segments"].integer == 0) == (cell["quote"].string == nil))
      }
    }
  }

  @Test func summariesAndChosenQuotes() async throws {
    let bench = try await study()
    let quotes = try await bench.json("quotes", "help", "--roll-up")["rows"].elements.filter {
      $0["code"].string == "help" && $0["participant"].string == "A1"
    }
    let chosen = try #require(quotes.last)
    let id = try #require(chosen["ids"].strings.first ?? chosen["id"].string)
    try bench.write(
      "person,code,summary,quote\nA1,help,\"Gives, and is given back.\",\(id.prefix(8))\nA2,order,,\n",
      to: "framework.csv")
    let json = try await bench.json("framework")
    let cell = cell(json, "A1", "help")
    #expect(cell["summary"].string == "Gives, and is given back." && cell["pinned"].bool == true)
    #expect(cell["quote"].string == chosen["text"].string)
    #expect(json["summaries"].string == "framework.csv" && json["inputs"].keys.contains("framework.csv"))
    // Taken into the table to fill in, and nothing is written over.
    let template = try await bench.answer("framework", "--template")
    #expect(template.hasPrefix("person,code,summary,quote\n"))
    #expect(template.contains("A1,help,\"Gives, and is given back.\","))
    let refused = try await bench.strand("framework", "--template", "--output", "framework.csv")
    #expect(refused.status == 64 && refused.stderr.contains("the study itself is made of this file"))
    #expect(try bench.read("framework.csv").contains("Gives, and is given back."))
    let plain = try await bench.json("framework", "--quote", "none")
    #expect(plain["rows"].elements.allSatisfy { $0["cells"].elements.allSatisfy { $0["quote"].string == nil } })
    let word = try await bench.strand("framework", "--output", "m.docx")
    #expect(word.status == 0 && bench.exists("m.docx"))
    #expect(try await bench.strand("framework", "--output", "m.xlsx").status == 0)
  }

  /// What a spreadsheet would take for a formula is marked in the table to fill in, and read as it was written.
  @Test func summariesThatLookLikeFormulasComeBack() async throws {
    let bench = try await study()
    try bench.write("person,code,summary\nA1,help,-helps at once\nA2,help,\"=1+1, <b>\"\n", to: "framework.csv")
    let template = try await bench.answer("framework", "--template")
    #expect(template.contains("A1,help,'-helps at once,") && template.contains("A2,help,\"'=1+1, <b>\","))
    try bench.write(template, to: "framework.csv")
    let json = try await bench.json("framework")
    #expect(cell(json, "A1", "help")["summary"].string == "-helps at once")
    #expect(cell(json, "A2", "help")["summary"].string == "=1+1, <b>")
  }

  /// Whoever puts the new table in the old one's place loses nothing, whatever was asked for.
  @Test func theTemplateKeepsWhatIsNotShown() async throws {
    let bench = try await study()
    let quotes = try await bench.json("quotes", "help", "--roll-up")["rows"].elements
    let id = try #require(
      quotes.first { $0["code"].string == "help" && $0["participant"].string == "A1" }?["ids"].strings.first)
    try bench.write("person,code,summary,quote\nA1,help,Gives.,\(id)\nA2,order,Likes it.,\n", to: "framework.csv")
    let some = try await bench.answer("framework", "soil", "--template")
    #expect(some.contains("A1,help,Gives.,\(id)\n") && some.contains("A2,order,Likes it.,\n"))
    #expect(try await bench.answer("framework", "--template", "--quote", "none").contains("A1,help,Gives.,\(id)\n"))
  }

  @Test func theTemplateIsWrittenIntoAStudyWithoutOne() async throws {
    let bench = try await study()
    let outcome = try await bench.strand("framework", "--template", "--output", "framework.csv")
    #expect(outcome.status == 0, "\(outcome.summary)")
    let lines = try bench.read("framework.csv").split(separator: "\n")
    #expect(lines.count > 3 && lines.dropFirst().allSatisfy { $0.hasSuffix(",,") })
    // As it is, it says nothing, and nothing is wrong with it.
    #expect(try await bench.strand("framework").status == 0)
    #expect(try await bench.strand("check").stdout.contains("framework.csv") == false)
  }

  @Test func whatIsWrongIsSaidWithItsLine() async throws {
    let bench = try await study()
    try bench.write(
      "person,code,summary,quote\nA9,help,x,\nA1,hepl,x,\nA1,help,x,\nA1,help,y,\nA2,help,x,ffffffff\n",
      to: "framework.csv")
    let outcome = try await bench.strand("framework")
    #expect(outcome.status == 65)
    for what in [
      "framework.csv:2: error: nobody who speaks is called `A9`", "framework.csv:3: error: there is no code `hepl`",
      "framework.csv:5: error: `A1` has a second row for the code `help`", "framework.csv:6: error:",
    ] { #expect(outcome.stderr.contains(what), "\(what): \(outcome.stderr)") }
    let check = try await bench.strand("check")
    #expect(check.status == 1 && check.stdout.contains("framework.csv"))
    try bench.write("person,codes,summary\nA1,help,x\n", to: "framework.csv")
    let column = try await bench.strand("framework")
    #expect(column.status == 65 && column.stderr.contains("a table of summaries has no column `codes`"))
  }
}
