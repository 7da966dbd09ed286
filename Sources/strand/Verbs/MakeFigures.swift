public import ArgumentParser
import Basics
import Foundation
public import Publishing
import Reports
import StudyIndex

extension FigureMaking.Form: ExpressibleByArgument {}

/// A width on paper: `84mm`, `8.4cm`, `3.3in`.
struct PaperWidth: ExpressibleByArgument {
  let millimetres: Double

  init?(argument: String) {
    let units = [("mm", 1.0), ("cm", 10.0), ("in", 25.4)]
    let (number, size) =
      units.first { argument.hasSuffix($0.0) }.map { (argument.dropLast($0.0.count), $0.1) } ?? (Substring(argument), 1)
    guard let value = Double(number), FigureSetting.widths.contains(value * size) else { return nil }
    millimetres = value * size
  }
}

struct MakeFigures: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figures",
    abstract: "Make figures for print: at a journal's width, as SVG, PDF or PNG.",
    discussion: """
      Of the analyses that study.yaml declares, or of a verb with its defaults: saturation, words, map, moves.

      Figures are drawn for the width: their words keep a size that can be read on paper (7 points), and the plot \
      takes what is left. A figure that needs more room is made, and said. A journal's column is some 84mm wide, its page \
      some 174mm. `strand run` makes the same figures at their own size, into results/.

      PDF and PNG need rsvg-convert (librsvg2-bin). PNG has 300 dots an inch where a width is given.

      EXAMPLES:
        strand figures --output figures
        strand figures compare-cbo --width 84mm --format pdf --output figures
        strand figures saturation words --width 84mm --output figures
        strand figures --width 174mm --grey --format svg --format png --output figures
      """)

  @Argument(help: "Analyses by name, or verbs (default: all in study.yaml that have figures).", completion: .analyses)
  var analyses: [String] = []

  @Option(
    help: ArgumentHelp("How wide on paper: 84mm, 8.4cm or 3.3in (default: each figure's own size).", valueName: "width")
  )
  var width: PaperWidth?

  @Flag(help: "Shades of grey alone.")
  var grey = false

  @Option(name: .shortAndLong, help: "The form of the files; more than one may be named (default: svg).")
  var format: [FigureMaking.Form] = []

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The folder to write to.", valueName: "folder"), completion: .directory)
  var output: String

  @OptionGroup var blind: BlindOptions
  @OptionGroup var study: StudyOptions

  func run() throws {
    let study = try study.open()
    try BlindOptions.hideOthers(in: study, asked: blind.blind)
    Console.warn(try study.remarks())
    let made = try FigureMaking(
      study, names: analyses, setting: FigureSetting(millimetres: width?.millimetres, isGrey: grey),
      forms: format.isEmpty ? [.svg] : format, path: ProcessInfo.processInfo.environment["PATH"])
    if made.files.isEmpty { throw Problem.noFigures() }
    for crowded in made.crowded {
      Console.say(
        "\(crowded.name): the smallest words are \(Numbers.fixed(crowded.type, places: 1)) points high. "
          + "It needs about \(Int(crowded.needed)) mm.")
    }
    for high in made.high {
      Console.say(
        "\(high.name): \(Int(high.height.rounded())) mm high, more than a page has. Make it wider, or of fewer codes.")
    }
    let folder = URL(fileURLWithPath: output, isDirectory: true)
    try Files.makeFolder(folder, shownAs: output)
    for file in made.files {
      try OutputOptions.write(
        file.bytes, to: folder.appendingPathComponent(file.name).path, shownAs: "\(output)/\(file.name)")
    }
  }
}

extension Problem {
  static func noFigures() -> Problem {
    Problem(
      .usage, "the analyses named have no figures",
      remedy:
        "compare, cooccur, correlate, describe, scale, regress, agree, suggest, timeline, words, saturation, map and moves have "
        + "figures.")
  }
}
