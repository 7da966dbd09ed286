import Analysis
import Codebooks
import Statistics
import StudyIndex

extension GroupMap {
  struct Line {
    let id: String
    let name: String
    let colour: String?
    let point: Point
  }

  /// A row a code, then a row a level.
  /// - Throws: what reading the index throws.
  func report() throws -> Report {
    let lines = points.map(line)
    let schema = Self.schema(axes: analysis.inertias.count)
    return try Report(
      "map", of: view.study, unit: "people",
      sections: [.table(schema.table(title: "Map of codes by \(grouping.label)", lines, notes: notes))],
      payload: [
        ("by", .string(grouping.name)), ("rows", schema.values(lines)), ("inertia", .number(analysis.total)),
        ("inertias", .array(analysis.inertias.map { .number($0) })), ("p", .number(test.pValue)),
        ("permutations", .integer(test.draws)), ("seed", .integer(Int(clamping: test.seed))),
        ("notes", .strings(notes)),
      ])
  }

  private func line(_ point: Point) -> Line {
    switch point.kind {
    case .code:
      let code = view.codebook.codes[point.index]
      return Line(id: code.id, name: code.name, colour: code.colour, point: point)
    case .level: return Line(id: levels[point.index].name, name: levels[point.index].label, colour: nil, point: point)
    }
  }

  static func schema(axes: Int) -> Schema<Line> {
    Schema([
      .text("name", "Code or level", .wrapped(14)) { $0.name }.coloured { $0.colour },
      .text("id", "Id", .data, unit: "code's id or level's name") { $0.id },
      .text("kind", "Kind", unit: "`code` or `level`") { $0.point.kind.rawValue },
      .integer("count", "n", unit: "people who mention the code; of a level, mentions") { $0.point.count },
      .number("mass", "mass", .decimal(2), .data, unit: "share of all mentions, 0 to 1") { $0.point.mass },
      .number("x", "across", .decimal(3), unit: "principal coordinate, first axis") { $0.point.x },
      .number("y", "up", .decimal(3), unit: "principal coordinate, second axis") { $0.point.y }.shown(if: axes > 1),
      .number("contribution_x", "part of 1st", .percent(0), unit: "of the first axis's inertia, 0 to 1") {
        $0.point.contributions[0]
      },
      .number("contribution_y", "part of 2nd", .percent(0), unit: "of the second axis's inertia, 0 to 1") {
        $0.point.contributions.count > 1 ? $0.point.contributions[1] : nil
      }.shown(if: axes > 1),
      .number("quality", "quality", .percent(0), unit: "of the point's distance that the axes shown hold, 0 to 1") {
        $0.point.quality
      },
    ])
  }

  private var notes: [String] {
    let shares = analysis.inertias.prefix(2).enumerated().map { axis, inertia in
      "\(axis == 0 ? "first" : "second") axis \(Numbers.fixed(inertia, places: 4)) "
        + "(\(Numbers.percent(analysis.shares[axis], places: 0)))"
    }
    var notes = [
      "Correspondence analysis of how many people of each level mention each code; principal coordinates. Total inertia "
        + "\(Numbers.fixed(analysis.total, places: 4)): \(shares.joined(separator: ", ")).",
      "p of the inertia: \(Numbers.probability(test.pValue)), by a permutation test with people as the unit "
        + "(\(Numbers.grouped(test.draws)) draws, seed \(test.seed)).",
      "n: people who mention the code; of a level, how many mentions of these codes its people make.",
      "A code near the centre is mentioned by all levels in similar proportions. A code that lies in the direction of a level "
        + "is mentioned more by its people than by others. The distance between a code and a level means nothing by itself.",
    ]
    notes.append(
      zip(levels, people).map { "\($0.label): \(counted($1, "person", plural: "people"))" }.joined(separator: "; ")
        + ".")
    if !emptyLevels.isEmpty {
      notes.append("Nobody mentions a code in \(emptyLevels.map(\.label).joined(separator: ", ")).")
    }
    if !rare.isEmpty {
      notes.append(
        "Left out: \(counted(rare.count, "code")) mentioned by fewer than \(counted(minPeople, "person", plural: "people")) (--min-people)."
      )
    }
    if withoutLevel > 0 {
      notes.append("\(counted(withoutLevel, "person is", plural: "people are")) in no level of \(grouping.label).")
    }
    return notes + grouping.notes + [reviewCounts.note].compactMap { $0 } + view.countingNotes
  }

  func figure() -> Figure {
    let shares = analysis.shares.map { Numbers.percent($0, places: 0) }
    return PointMap(
      points: points.map { point in
        let isLevel = point.kind == .level
        return PointMap.Item(
          label: line(point).name, x: point.x, y: point.y, series: isLevel ? 1 : 0, isBold: isLevel)
      },
      series: ["codes", grouping.label], xTitle: "first axis, \(shares[0]) of the inertia",
      yTitle: shares.count > 1 ? "second axis, \(shares[1])" : ""
    ).figure(
      name: "map", title: "Map of codes by \(grouping.label)",
      caption:
        "Correspondence analysis of people who mention a code, by level; total inertia "
        + "\(Numbers.fixed(analysis.total, places: 3)), p \(Numbers.probability(test.pValue)) by permutation of people."
    )
  }
}
