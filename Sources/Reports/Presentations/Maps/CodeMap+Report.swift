public import Analysis
import Codebooks
import Statistics
import StudyIndex

extension MapAnswer: PresentedAnswer {
  public var title: String {
    switch self {
    case .codes: "Map of codes"
    case .groups(let map): "Map of codes by \(map.grouping.label)"
    }
  }

  public func report() throws -> Report {
    switch self {
    case .codes(let map): try map.report()
    case .groups(let map): try map.report()
    }
  }

  public func figures(named name: String) -> [Figure] {
    switch self {
    case .codes(let map): [map.figure().named(name)]
    case .groups(let map): [map.figure().named(name)]
    }
  }
}

extension CodeMap {
  struct Line {
    let id: String
    let name: String
    let colour: String?
    let point: Point
  }

  /// A row a code: its place, its cluster.
  /// - Throws: what reading the index throws.
  func report() throws -> Report {
    let lines = points.map { point in
      let code = view.codebook.codes[point.code]
      return Line(id: code.id, name: code.name, colour: code.colour, point: point)
    }.enumerated().sorted { ($0.element.point.cluster, $0.offset) < ($1.element.point.cluster, $1.offset) }
      .map(\.element)
    let merges = tree.merges.map { merge in
      JSONValue.object([
        ("first", .integer(merge.first)), ("second", .integer(merge.second)), ("height", .number(merge.height)),
      ])
    }
    return try Report(
      "map", of: view.study, unit: unit.rawValue,
      sections: [.table(Self.schema(unit).table(title: "Map of codes", lines, notes: notes))],
      payload: [
        ("rows", Self.schema(unit).values(lines)), ("stress", .number(scaling.stress)),
        ("fit", .number(scaling.start.fitOfAll)),
        ("eigenvalues", .array(scaling.start.eigenvalues.map { .number($0) })),
        ("linkage", .string(linkage.rawValue)), ("clusters", .integer(clusters)),
        ("silhouette", .number(meanSilhouette)), ("order", .strings(points.map { view.codebook.codes[$0.code].id })),
        ("merges", .array(merges)), ("notes", .strings(notes)),
      ])
  }

  static func schema(_ unit: MapRequest.Unit) -> Schema<Line> {
    Schema([
      .text("code", "Code", .wrapped(14), unit: "code's id") { $0.id }.coloured { $0.colour },
      .text("name", "Name", .data) { $0.name },
      .integer("cluster", "cluster", unit: "1-based") { $0.point.cluster + 1 },
      .number("silhouette", "silhouette", .decimal(2), unit: "-1 to 1") { $0.point.silhouette },
      .number("x", "across", .decimal(3), unit: "first dimension") { $0.point.x },
      .number("y", "up", .decimal(3), unit: "second dimension") { $0.point.y },
      .integer("people", "people", unit: "who mention it") { $0.point.people },
      .integer("places", unit.rawValue, unit: "people, turns or transcripts with it") { $0.point.places }
        .shown(if: unit != .people),
    ])
  }

  private var notes: [String] {
    let how =
      switch linkage {
      case .average: "average linkage"
      case .complete: "complete linkage"
      case .ward: "Ward's method"
      }
    var notes = [
      "Distance of two codes: of the \(unit.rawValue) with one of them or both, the share without the other (1 minus "
        + "Jaccard's coefficient).",
      "Places: metric multidimensional scaling in two dimensions. Stress-1 is \(Numbers.fixed(scaling.stress, places: 3)) "
        + "(0: the picture shows the distances exactly; 0.2 and more: a poor picture).",
      "Clusters: \(how), \(counted(clusters, "cluster"))"
        + (isChosen ? ", the number with the highest mean silhouette" : ", as asked for")
        + ". Mean silhouette \(Numbers.fixed(meanSilhouette, places: 2)) (1: clear clusters; below 0.25: almost no structure).",
    ]
    if !rare.isEmpty {
      notes.append(
        "Left out: \(counted(rare.count, "code")) mentioned by fewer than \(counted(minPeople, "person", plural: "people")) (--min-people)."
      )
    }
    return notes + [reviewCounts.note].compactMap { $0 } + view.countingNotes
  }

  func figure() -> Figure {
    PointMap(
      points: points.map { point in
        PointMap.Item(label: view.codebook.codes[point.code].name, x: point.x, y: point.y, series: point.cluster)
      },
      series: (1...clusters).map { "cluster \($0)" }, xTitle: "first dimension", yTitle: "second dimension"
    ).figure(
      name: "map", title: "Map of codes",
      caption:
        "Near: codes with the same \(unit.rawValue) (1 minus Jaccard's coefficient, multidimensional scaling, stress-1 "
        + "\(Numbers.fixed(scaling.stress, places: 3))). Clusters by \(linkage.rawValue) linkage, mean silhouette "
        + "\(Numbers.fixed(meanSilhouette, places: 2)).")
  }
}
