import Analysis
import Codebooks
import StudyIndex
import Transcripts

/// Mechanisms down, levels across, quotes under each: the qualitative half of a row of a joint display.
struct MechanismTable {
  let comparison: Comparison

  init(comparison: Comparison) {
    self.comparison = comparison
  }

  /// What the mechanisms belong to, for programs: `hypothesis` or `theme`.
  struct Owner {
    let key: String
    let name: String

    init(_ key: String, _ name: String) {
      self.key = key
      self.name = name
    }
  }

  func table(_ owner: Owner, _ mechanisms: [Mechanism], title: String, notes: [String] = []) -> Table {
    let owned = Field<Mechanism>.text(owner.key, owner.key, .data) { _ in owner.name }
    return Schema([owned] + schema.fields).table(title: title, mechanisms, notes: notes) { mechanism, row in
      row.quoted = mechanism.quotes.map { QuotedLine($0, level: $0.levels.first.flatMap { $0?.label }) }
    }
  }

  var schema: Schema<Mechanism> {
    let codes = comparison.view.codebook.codes
    let levels = comparison.levels.map { level in
      LevelOfMechanism.Heading(
        heading: LevelHeading(name: level.level.name, heading: level.level.label), people: level.people)
    }
    return Self.schema(levels, code: { codes[$0.code] }) { mechanism in
      zip(comparison.levels, mechanism.cells).map { level, cell in
        LevelOfMechanism(
          level: level, cell: cell,
          link: Fragment.quotes(
            code: codes[mechanism.code].id, grouping: comparison.grouping.name, level: level.level.name))
      }
    }
  }

  static func schema(
    _ levels: [LevelOfMechanism.Heading], code: @escaping (Mechanism) -> Code,
    cells: @escaping (Mechanism) -> [LevelOfMechanism]
  ) -> Schema<Mechanism> {
    var counts = Field<Mechanism>.levels("cells", levels.map(\.heading), LevelOfMechanism.schema, cells)
    // People read how many there are in the heading.
    for (number, level) in levels.enumerated() {
      counts.columns[number * LevelOfMechanism.schema.columns.count].heading = "of \(level.people)"
    }
    return Schema([
      .text("name", "Mechanism", .wrapped(16)) { code($0).name }.coloured { code($0).colour },
      .text("code", "code", .data, unit: "code's id") { code($0).id }, counts,
      .nested("quotes", Quote.brief) { $0.quotes },
    ])
  }
}

/// A mechanism in one level.
struct LevelOfMechanism {
  let level: Comparison.Level
  let cell: Comparison.Cell
  /// Where the count leads.
  let link: String

  struct Heading {
    let heading: LevelHeading
    let people: Int
  }

  static var schema: Schema<LevelOfMechanism> {
    Schema([
      .integer("people", "people", unit: "people who mention the code") { $0.cell.people }.linked { $0.link },
      .number("share_of_people", "share", .percent(0), unit: "of the level's people, 0 to 1") {
        $0.cell.shareOfPeople(of: $0.level)
      },
      .integer("of", "of", .data, unit: "people interviewed") { $0.level.people },
      .integer("segments", "segments", .data, unit: "segments") { $0.cell.segments },
    ])
  }
}
