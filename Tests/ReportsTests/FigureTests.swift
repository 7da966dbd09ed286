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

  @Test("The same values give the same bytes")
  func deterministic() {
    let again = SampleFigures.matrix(codes: 60).figure(name: "m", title: "Pairs", caption: "Turns.")
    #expect(again.svg() == SampleFigures.matrix(codes: 60).figure(name: "m", title: "Pairs", caption: "Turns.").svg())
  }

  @Test("Words are escaped, and what XML does not know is replaced")
  func escaping() {
    let map = HeatMap(
      columns: [.init(label: "<b>\u{FFFF}&\u{0}")],
      rows: [.init(label: "\"'<\u{0338}", cells: [.init(shade: 0, text: "<0>")])])
    let drawn = DrawnFigure(map.figure(name: "e", title: "<title>", caption: "a & b\u{FFFE}").svg())
    #expect(drawn.fault == nil)
    #expect(drawn.words.map(\.text).contains("<0>"))
    #expect(drawn.elements == ["svg", "title", "desc", "rect", "text", "text", "rect", "text"])
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
