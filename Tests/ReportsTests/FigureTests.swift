import Foundation
import Reports
import TestSupport
import Testing

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
      label: "What people say about the third of the topics that nobody asked them about in the first interviews",
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
