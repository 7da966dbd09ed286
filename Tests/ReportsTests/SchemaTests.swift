import Reports
import Testing

/// A row declared once: the same keys and values in a table, in CSV and in JSON.
@Suite struct SchemaTests {
  struct Person {
    let name: String
    let age: Int?
    let share: Double
    let isAsked: Bool
    let codes: [String]
  }

  static var schema: Schema<Person> {
    Schema([
      .text("name", "Name", .wrapped(8)) { $0.name }.linked { "person:\($0.name)" },
      .integer("age", "age", unit: "years") { $0.age },
      .number("share", "share", .percent(0), unit: "0 to 1") { $0.share },
      .flag("asked", "Asked", .data) { $0.isAsked }, .list("codes", "Codes") { $0.codes },
      .text("id", "Id") { $0.name.lowercased() }.read { "no. \($0.name.count)" },
      .reading("both", "both") { .text("\($0.name), \($0.age ?? 0)") },
    ])
  }

  static let people = [
    Person(name: "Ana", age: 34, share: 1 / 3, isAsked: true, codes: ["a", "b"]),
    Person(name: "Ben", age: nil, share: .infinity, isAsked: false, codes: []),
  ]

  private func render(_ format: OutputFormat) throws -> String {
    let report = Report(
      command: "c", study: "S", sections: [.table(Self.schema.table(title: "People", Self.people))],
      payload: [("rows", Self.schema.values(Self.people))])
    return try Renderer.render(report, as: format)
  }

  @Test func csvHasTheValuesInFull() throws {
    #expect(
      try render(.csv) == """
        name,age,share,asked,codes,id
        Ana,34,0.3333333333333333,true,a; b,ana
        Ben,,Inf,false,,ben

        """)
  }

  @Test func jsonHasTheSameKeysAndTypes() throws {
    let json = try render(.json)
    for member in [
      "\"age\" : 34", "\"share\" : 0.3333333333333333", "\"asked\" : true", "\"id\" : \"ana\"", "\"age\" : null",
      "\"share\" : null", "\"asked\" : false",
    ] {
      #expect(json.contains(member), "\(member) in \(json)")
    }
    #expect(!json.contains("both") && !json.contains("no. 3"))
  }

  @Test func peopleReadWords() throws {
    let text = try render(.text)
    #expect(text.contains("no. 3") && text.contains("Ana, 34") && text.contains("33%"))
    #expect(!text.contains("Asked"))
  }

  @Test func onlyAPageWithPlacesHasLinks() throws {
    #expect(Self.schema.table(Self.people).rows[0].cells[0].link == "person:Ana")
    #expect(try !render(.html).contains("href"))
  }

  @Test func rowsAreSortedAndCutWithTheirJSON() throws {
    let report = Report(
      command: "c", study: "S", sections: [.table(Self.schema.table(Self.people.reversed()))],
      payload: [("rows", Self.schema.values(Self.people.reversed()))])
    let arranged = try report.arranged(TableArrangement(sort: "age", top: 1, hidden: ["codes"]))
    #expect(try Renderer.render(arranged, as: .csv).split(separator: "\n").count == 2)
    #expect(try Renderer.render(arranged, as: .csv).contains("Ana,34"))
    #expect(try Renderer.render(arranged, as: .json).contains("\"ana\""))
    #expect(try !Renderer.render(arranged, as: .json).contains("\"ben\""))
    let text = try Renderer.render(arranged, as: .text)
    #expect(text.contains("1 of 2 rows are shown (--top).") && !text.contains("Codes"))
    #expect(throws: (any Error).self) { try report.arranged(TableArrangement(sort: "agee")) }
  }

  @Test(arguments: [("a.csv", OutputFormat.csv), ("A.HTM", .html), ("b/c.d/e", .text), (".csv", .text), ("x.", .text)])
  func theFormOfAFile(file: String, format: OutputFormat) throws {
    #expect(try OutputFormat.chosen(nil, for: file) == format)
  }
}
