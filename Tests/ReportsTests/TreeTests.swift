import Reports
import Testing

struct TreeTests {
  private let tree = Tree(
    columns: [Column(key: "people", heading: "people")],
    roots: [
      .init(
        "Cooperation", values: [12], lines: ["With others."],
        children: [
          .init("Peer ties", values: [9], children: [.init("Kin", values: [1])]), .init("External", values: [3]),
        ]),
      .init("自我效能", values: [5]),
    ])

  private func render(_ format: OutputFormat, unicode: Bool = true) throws -> String {
    let style = TerminalStyle(colours: false, width: 60, unicode: unicode)
    return try Renderer.render(
      Report(command: "codebook", study: "S", sections: [.tree(tree)]), as: format, style: style)
  }

  @Test("The terminal shows branches")
  func text() throws {
    let expected = """
      code          people
      ────────────  ──────
      Cooperation       12
      │    With others.
      ├─ Peer ties       9
      │  └─ Kin          1
      └─ External        3
      自我效能           5

      """
    #expect(try render(.text) == expected)
    #expect(try render(.text, unicode: false).contains("`- External"))
  }

  @Test("CSV gives the depth as a column")
  func csv() throws {
    let expected = """
      code,people,depth,lines
      Cooperation,12,0,With others.
      Peer ties,9,1,
      Kin,1,2,
      External,3,1,
      自我效能,5,0,

      """
    #expect(try render(.csv) == expected)
  }
}
