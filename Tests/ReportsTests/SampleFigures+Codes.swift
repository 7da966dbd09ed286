import Reports

/// Figures of codes: networks, maps, saturation, moves. All invented.
extension SampleFigures {
  static func network(codes: Int) -> CodeNetwork {
    let labels = labels(codes)
    return CodeNetwork(
      nodes: (0..<codes).map { .init(label: labels[$0], total: $0 * 7 % 40, colour: $0 == 1 ? "#cc6600" : nil) },
      edges: (0..<codes).flatMap { first in
        ((first + 1)..<max(codes, first + 1)).filter { ($0 + first) % 3 == 0 }.map {
          .init(first: first, second: $0, count: 1 + ($0 * first) % 9)
        }
      })
  }

  static func map(points: Int) -> PointMap {
    let labels = labels(points)
    return PointMap(
      points: (0..<points).map { point in
        .init(
          label: labels[point], x: Double((point * 37) % 41) / 20 - 1, y: Double((point * 23) % 31) / 15 - 1,
          series: point % 3, isBold: point == 2)
      }, series: ["cluster 1", "cluster 2", "cluster 3"], xTitle: "first dimension", yTitle: "second dimension")
  }

  static func saturation(interviews: Int, reached: Int?) -> SaturationCurve {
    var sum = 0
    return SaturationCurve(
      points: (0..<interviews).map { interview in
        let new = interview < 5 ? 6 - interview : interview % 9 == 0 ? 1 : 0
        sum += new
        return .init(
          label: "interview \(interview)", new: new, sum: sum, low: Double(sum) * 0.7, high: Double(sum) * 1.1,
          mean: Double(sum) * 0.9)
      }, reached: reached)
  }

  static func flow(codes: Int) -> FlowDiagram {
    let labels = labels(codes)
    let nodes = (0..<codes).map { FlowDiagram.Node(label: labels[$0], colour: $0 == 1 ? "#cc6600" : nil) }
    return FlowDiagram(
      left: nodes, right: nodes.reversed(),
      flows: (0..<codes).flatMap { from in
        [
          FlowDiagram.Flow(from: from, to: codes - 1 - from, count: 30 / (from + 1) + 1, isPale: true),
          FlowDiagram.Flow(from: from, to: (codes - from) % codes, count: 1 + from % 4),
        ]
      }, leftTitle: "first code", rightTitle: "code now")
  }

  static let ofCodes: [Figure] = [
    network(codes: 2).figure(name: "network-2", title: "Network", caption: "People."),
    network(codes: 7).figure(name: "network-7", title: "Network", caption: "People."),
    network(codes: 30).figure(name: "network-30", title: "Network", caption: "People."),
    map(points: 8).figure(name: "map-8", title: "Map", caption: "Distances."),
    map(points: 24).figure(name: "map-24", title: "Map", caption: "Distances."),
    map(points: 1).figure(name: "map-1", title: "Map", caption: "Distances."),
    saturation(interviews: 25, reached: 9).figure(name: "saturation-25", title: "New codes", caption: "Interviews."),
    saturation(interviews: 120, reached: 70).figure(name: "saturation-120", title: "New codes", caption: "Interviews."),
    saturation(interviews: 1, reached: nil).figure(name: "saturation-1", title: "New codes", caption: "Interviews."),
    flow(codes: 1).figure(name: "flow-1", title: "Moves", caption: "Codings."),
    flow(codes: 6).figure(name: "flow-6", title: "Moves", caption: "Codings."),
    flow(codes: 30).figure(name: "flow-30", title: "Moves", caption: "Codings."),
  ]
}
