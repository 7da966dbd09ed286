import Foundation
import TestSupport
import Testing

@testable import Reports

/// Figures that are higher than a page, cut between their rows.
struct FigurePartsTests {
  static let settings = [FigureSetting(), FigureSetting(millimetres: 84)]

  @Test("Parts hold all words of the figure, each apart and inside", arguments: SampleFigures.all.map(\.name))
  func words(name: String) throws {
    let figure = try #require(SampleFigures.all.first { $0.name == name })
    for setting in Self.settings {
      let parts = figure.parts(setting)
      let drawn = parts.map { DrawnFigure($0.svg(setting)) }
      for part in drawn {
        #expect(part.fault == nil && part.collisions == [] && part.outside == [], "\(setting)")
      }
      let whole = DrawnFigure(figure.svg(setting))
      #expect(Set(drawn.flatMap { $0.words.map(\.text) }) == Set(whole.words.map(\.text)))
      if parts.count == 1 { #expect(parts[0].svg(setting) == figure.svg(setting)) }
    }
  }

  /// What each part of a figure begins or ends with, and which of its words are in one part alone.
  private func check(_ figure: Figure, repeated: [String], rows: [String]) throws {
    let setting = FigureSetting(millimetres: 84)
    let parts = figure.parts(setting)
    #expect(parts.count > 1)
    #expect(try #require(figure.height(setting)) > FigureSetting.page)
    #expect(parts.map(\.name) == parts.indices.map { $0 == 0 ? "f" : "f-\($0 + 1)" })
    #expect(parts.map(\.title) == parts.indices.map { "Title, part \($0 + 1) of \(parts.count)" })
    #expect(parts.allSatisfy { $0.caption == "Caption." })
    var found: [String] = []
    for part in parts {
      #expect(try #require(part.height(setting)) <= FigureSetting.page + 0.01)
      let words = DrawnFigure(part.svg(setting)).words.map(\.text)
      for word in repeated { #expect(words.contains(word), "\(word)") }
      found += words.filter { rows.contains($0) }
    }
    #expect(found.sorted() == rows.sorted())
    // No part is a rest of a few rows.
    let heights = try parts.map { try #require($0.height(setting)) }
    #expect((heights.min() ?? 0) > (heights.max() ?? 0) / 2)
  }

  private let names = (10..<130).map { "code \($0)" }

  @Test("A heat map repeats its headings")
  func heatMap() throws {
    let rows = names.map { HeatMap.Row(label: $0, cells: [.init(shade: 0.5, text: "6")], remark: "0.5") }
    let map = HeatMap(columns: [.init(label: "all", note: "n = 12")], rows: rows, remarkHeading: "p")
    try check(
      map.figure(name: "f", title: "Title", caption: "Caption."), repeated: ["all", "n = 12", "p"], rows: names)
  }

  @Test("A timeline repeats its turns and the interviewers")
  func timeline() throws {
    let rows = names.map { CodeTimeline.Row(label: $0, segments: [7: 1]) }
    try check(
      CodeTimeline(turns: 20, asked: [1, 3], rows: rows).figure(name: "f", title: "Title", caption: "Caption."),
      repeated: ["interviewers", "turn", "20"], rows: names)
  }

  @Test("A document portrait repeats its legend")
  func portrait() throws {
    let strips = names.map { DocumentPortrait.Strip(label: $0, note: "3", pieces: [0, nil, 0]) }
    try check(
      DocumentPortrait(codes: [("Help", "#cc6600")], strips: strips).figure(
        name: "f", title: "Title", caption: "Caption."),
      repeated: ["Help", "no code"], rows: names)
  }

  @Test("A tree repeats its axis, and its branches go on at the cut")
  func dendrogram() throws {
    var joins = [(first: 0, second: 1, height: 0.01)]
    for label in 2..<names.count { joins.append((names.count + label - 2, label, 0.01 * Double(label))) }
    let figure = Dendrogram(labels: names, joins: joins, axisTitle: "distance").figure(
      name: "f", title: "Title", caption: "Caption.")
    try check(figure, repeated: ["distance", "0.0"], rows: names)
    let setting = FigureSetting(millimetres: 84)
    let lines = figure.parts(setting).map { $0.svg(setting).components(separatedBy: "<polyline").count - 1 }
    // A branch that is cut is in two parts.
    #expect(lines.reduce(0, +) > joins.count && lines.allSatisfy { $0 > 0 })
  }

  @Test("A forest plot has one scale and repeats it, with its legend and note")
  func forest() throws {
    let terms = names.enumerated().map { index, name in
      CoefficientPlot.Term(
        label: name,
        estimates: (0..<2).map {
          .init(series: $0, value: Double(index) / 130, low: 0, high: 1, text: "", isClear: true)
        })
    }
    let plot = CoefficientPlot(
      series: ["A: one", "B: two"], shortNames: ["A", "B"], terms: terms, axisTitle: "difference", areShares: true)
    let figure = plot.figure(name: "f", title: "Title", caption: "Caption.").noting("3 are unreviewed.")
    try check(
      figure, repeated: ["A: one", "B: two", "0%", "100%", "difference", "3 are unreviewed."], rows: names)
  }

  @Test("A cut is before a code at the top of the tree where one is near")
  func branches() {
    let rows = DrawingRows(top: 0, heights: [10, 10, 10, 10, 10, 10], depths: [0, 1, 0, 1, 1, 1])
    #expect(rows.parts(most: 40) == [0..<2, 2..<6])
    #expect(rows.parts(most: 30) == [0..<3, 3..<6])
    #expect(rows.parts(most: 60) == [0..<6])
  }

  @Test("A row that is higher than a part is a part of its own")
  func highRow() {
    #expect(DrawingRows(top: 0, heights: [10, 50, 10]).parts(most: 20) == [0..<1, 1..<2, 2..<3])
    #expect(DrawingRows(top: 0, heights: [50, 50]).parts(most: 1) == [0..<1, 1..<2])
  }
}
