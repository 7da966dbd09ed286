import Foundation
import TestSupport
import Testing

@testable import Reports

struct FigureTests {
  @Test("Every figure is well-formed SVG, its words apart and inside", arguments: SampleFigures.all.map(\.name))
  func drawing(name: String) throws {
    let figure = try #require(SampleFigures.all.first { $0.name == name })
    let drawn = DrawnFigure(figure.svg())
    #expect(drawn.fault == nil)
    #expect(drawn.collisions == [])
    #expect(drawn.outside == [])
    #expect(drawn.elements.starts(with: ["svg", "title", "desc"]))
  }

  /// Of figures with as many levels and codes as a study has at most, the words are smaller; they do not touch all the
  /// same.
  @Test("In a journal's column words are apart and inside", arguments: SampleFigures.all.map(\.name))
  func column(name: String) throws {
    let figure = try #require(SampleFigures.all.first { $0.name == name })
    for width in [84.0, 174] {
      let setting = FigureSetting(millimetres: width)
      let svg = figure.svg(setting)
      #expect(svg.contains(" width=\"\(Int(width))mm\""))
      let drawn = DrawnFigure(svg)
      #expect(drawn.fault == nil)
      #expect(drawn.collisions == [], "\(width) mm")
      #expect(drawn.outside == [], "\(width) mm")
    }
  }

  @Test(
    "What is not large keeps a type of 7 points at 84 mm",
    arguments: [
      "heat-6", "heat-1", "bars-6", "coefficients-6", "free-6", "matrix-6", "timeline-6", "scree-4", "reading-9",
      "likert-3", "likert-6", "portrait-30", "tree-6", "network-7", "map-8", "saturation-25", "flow-6",
    ])
  func smallestType(name: String) throws {
    let figure = try #require(SampleFigures.all.first { $0.name == name })
    let type = try #require(figure.smallestType(FigureSetting(millimetres: 84)))
    #expect(type > 6.9, "\(type)")
    #expect(figure.smallestType(FigureSetting()) == nil)
  }

  @Test("In grey no colour is left", arguments: SampleFigures.all.map(\.name))
  func grey(name: String) throws {
    let svg = try #require(SampleFigures.all.first { $0.name == name }).svg(
      FigureSetting(millimetres: 84, isGrey: true))
    for match in svg.matches(of: /#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})"/) {
      #expect(match.1 == match.2 && match.2 == match.3, "\(match.0)")
    }
    #expect(!svg.contains("rgb("))
  }

  @Test("A note stays with the figure, and is no part of its caption")
  func notes() throws {
    let figure = SampleFigures.scree(4).figure(name: "s", title: "Scree", caption: "Eigenvalues.").noting(
      "3 are unreviewed.")
    #expect(figure.caption == "Eigenvalues.")
    for setting in [FigureSetting(), FigureSetting(millimetres: 84)] {
      let drawn = DrawnFigure(figure.svg(setting))
      #expect(drawn.words.map(\.text).contains("3 are unreviewed."))
      #expect(drawn.collisions == [] && drawn.outside == [])
      #expect(figure.svg(setting).contains("<desc>Eigenvalues. 3 are unreviewed.</desc>"))
    }
  }

  @Test("One co-occurrence is pale, whatever else there is; many are the darkest")
  func scaleOfPairs() {
    func fills(_ counts: [[Int]]) -> [String] {
      let matrix = CoOccurrenceMatrix(labels: ["a", "b", "c"], totals: [3, 3, 3], counts: counts)
      return matrix.figure(name: "m", title: "Pairs", caption: "Turns.").svg().matches(of: /fill="(#[0-9a-f]{6})"/)
        .map { String($0.1) }
    }
    let darkest = Palette.shades(.ramp(Palette.steps - 1)).light
    #expect(!fills([[], [1], [0, 1]]).contains(darkest))
    #expect(fills([[], [1], [0, 8]]).contains(darkest))
    #expect(fills([[], [1], [0, 100]]).contains(darkest))
  }

  @Test("Interviewers are marked however many turns there are")
  func interviewers() {
    let figure = SampleFigures.timeline(codes: 1, turns: 500).figure(name: "t", title: "Turns", caption: "Segments.")
    let marks = figure.svg().components(separatedBy: "fill=\"\(Palette.shades(.faint).light)\"").count - 1
    #expect(marks >= 250)
    #expect(DrawnFigure(figure.svg()).words.map(\.text).contains("interviewers"))
  }

  @Test("Terms in different units have scales of their own, and each its zero")
  func freeScales() {
    #expect(CoefficientPlot.needsFreeScales(SampleFigures.freeScales(terms: 3).terms))
    #expect(!CoefficientPlot.needsFreeScales(SampleFigures.freeScales(terms: 1).terms))
    let words = DrawnFigure(SampleFigures.freeScales(terms: 3).figure(name: "f", title: "M", caption: "C.").svg()).words
    #expect(words.count { $0.text == "0" || $0.text.allSatisfy { "0.".contains($0) } } == 3)
  }

  @Test("In a journal's column many estimates are without their numbers, few have them")
  func numbersInAColumn() throws {
    func numbers(_ terms: Int, _ models: Int, _ width: Double) -> Int {
      let plot = SampleFigures.coefficients(terms: terms, models: models)
      let svg = plot.figure(name: "c", title: "Models", caption: "OLS.").svg(FigureSetting(millimetres: width))
      return DrawnFigure(svg).words.count { $0.text.hasSuffix("[-0.1, 0.3]") }
    }
    #expect(numbers(6, 4, 84) == 0)
    #expect(numbers(6, 4, 174) == 24)
    #expect(numbers(4, 4, 84) == 16)
  }

  @Test("In a journal's column no word of a code's name is broken where columns can be narrower")
  func wholeWords() {
    let names = ["Cooperation-based interaction", "Organizational norms", "Service-delivery-based interaction"]
    let rows = names.map {
      HeatMap.Row(
        label: $0, cells: (0..<3).map { .init(shade: 0.5, text: "\($0).5") }, remark: "0.002", colour: "#336699")
    }
    let columns = ["takes part", "lives near one", "has none"].map { HeatMap.Column(label: $0, note: "10,393 words") }
    let figure = HeatMap(columns: columns, rows: rows, remarkHeading: "p (Holm)").figure(
      name: "h", title: "Codes", caption: "Segments.")
    let drawn = DrawnFigure(figure.svg(FigureSetting(millimetres: 84)))
    let words = drawn.words.map(\.text).joined(separator: " ")
    for word in ["Cooperation-", "interaction", "Organizational", "delivery-"] {
      #expect(words.contains(word), "\(word) in \(words)")
    }
    #expect(drawn.collisions == [] && drawn.outside == [])
  }

  @Test("A long name on a map is whole where there is room for it")
  func wholeNames() {
    let name = "Service-delivery-based interaction"
    let points = [
      PointMap.Item(label: "left", x: 0, y: 0, series: 0), PointMap.Item(label: name, x: 1, y: 1, series: 0),
    ]
    let map = PointMap(points: points, series: ["codes"], xTitle: "x", yTitle: "y")
    let drawn = DrawnFigure(map.figure(name: "m", title: "Map", caption: "C.").svg(FigureSetting(millimetres: 84)))
    #expect(drawn.words.map(\.text).contains(name))
    #expect(drawn.outside == [])
  }

  @Test("What has no room for its name on a map has a number, and is named under it")
  func crowdedMap() {
    let items = (0..<12).map {
      PointMap.Item(label: "a code with a long name \($0)", x: Double($0) / 100, y: 0, series: 0)
    }
    let far = PointMap.Item(label: "far", x: 1, y: 1, series: 0)
    let map = PointMap(points: items + [far], series: ["codes"], xTitle: "x", yTitle: "y")
    let drawn = DrawnFigure(map.figure(name: "m", title: "Map", caption: "C.").svg(FigureSetting(millimetres: 84)))
    let words = drawn.words.map(\.text)
    for item in items { #expect(words.contains(item.label), "\(item.label)") }
    #expect(words.contains("far") && words.contains("1"))
    #expect(drawn.outside == [])
  }

  @Test("Every figure stands by itself", arguments: SampleFigures.all.map(\.name))
  func alone(name: String) throws {
    let svg = try #require(SampleFigures.all.first { $0.name == name }).svg()
    for foreign in ["<script", "<a ", "href", "url(", "<style", "var(", "class=", "nan", "inf\""] {
      #expect(!svg.contains(foreign))
    }
    #expect(svg.components(separatedBy: "http").count == 2)
  }

  /// Dictionaries have another order in every process; turns come from them.
  @Test("The order in which segments are given changes no byte")
  func deterministic() {
    func svg(_ turns: [Int]) -> String {
      var segments: [Int: Int] = [:]
      for turn in turns { segments[turn] = turn % 3 + 1 }
      let row = CodeTimeline.Row(label: "Help", segments: segments, colour: "#cc6600")
      return CodeTimeline(turns: 60, rows: [row]).figure(name: "t", title: "Codes", caption: "Turns.").svg()
    }
    let turns = Array(1...60)
    #expect(svg(turns) == svg(turns.reversed()))
    #expect(svg(turns) != svg(turns.dropLast()))
  }

  @Test("A name that is too long is cut after a word")
  func cutNames() {
    let row = HeatMap.Row(
      label:
        "What people say about the third of the topics that nobody asked them about in the first interviews, nor in those that came later",
      cells: [.init(shade: 1, text: "2")])
    let words = DrawnFigure(
      HeatMap(columns: [.init(label: "all")], rows: [row]).figure(name: "h", title: "Codes", caption: "People.").svg()
    ).words.map(\.text)
    let cut = words.filter { $0.hasSuffix("…") }
    #expect(cut.count == 1)
    for text in cut { #expect(row.label.contains(text.dropLast() + " "), "\(text)") }
  }

  @Test("A code is drawn in the codebook's colour, its words to be read on it")
  func codesColours() {
    func svg(_ colour: String?) -> String {
      let row = CodeTimeline.Row(label: "Help", segments: [1: 2], colour: colour)
      return CodeTimeline(turns: 3, rows: [row]).figure(name: "t", title: "Codes", caption: "Turns.").svg()
    }
    #expect(svg("#ffee00").contains("fill=\"#ffee00\"") && svg("#102040").contains("fill=\"#102040\""))
    #expect(svg("red") == svg(nil))
    let map = HeatMap(
      columns: [.init(label: "all")],
      rows: [.init(label: "Help", cells: [.init(shade: 1, text: "2")], colour: "#cc6600")])
    let drawn = DrawnFigure(map.figure(name: "h", title: "Codes", caption: "People.").svg())
    #expect(drawn.collisions == [] && drawn.outside == [])
    #expect(map.figure(name: "h", title: "Codes", caption: "People.").svg().contains("fill=\"#cc6600\""))
  }

  @Test("Words are escaped, and what XML does not know is replaced")
  func escaping() {
    let map = HeatMap(
      columns: [.init(label: "<b>\u{FFFF}&\u{0}")],
      rows: [.init(label: "\"'<\u{0338}", cells: [.init(shade: 0, text: "<0>")])])
    let drawn = DrawnFigure(map.figure(name: "e", title: "<title>", caption: "a & b\u{FFFE}").svg())
    #expect(drawn.fault == nil)
    #expect(drawn.words.map(\.text).contains("<0>"))
    #expect(drawn.elements == ["svg", "title", "desc", "rect", "text", "rect", "text", "text"])
  }

  @Test(
    "A figure of each kind, to the byte",
    arguments: ["heat-1", "bars-1", "bars-huge", "coefficients-1", "matrix-6", "timeline-1", "scree-4"])
  func golden(name: String) throws {
    let figure = try #require(SampleFigures.all.first { $0.name == name })
    let files = GoldenFiles(besides: #filePath, target: "ReportsTests")
    if let complaint = try files.complaint(about: figure.svg(), named: "\(name).svg") { Issue.record("\(complaint)") }
  }
}
