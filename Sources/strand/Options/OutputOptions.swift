public import ArgumentParser
import Basics
import Foundation
public import Reports
import StudyDefinition
import StudyIndex

extension OutputFormat: ExpressibleByArgument {}
extension LaTeXStyle: ExpressibleByArgument {}

/// In which form a result is shown, and where it goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("f"), .customLong("format")],
    help: "The form of the result (default: by the ending of --output, else text).")
  var asked: OutputFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(help: "How tables are set in LaTeX: plain, or apa for the American Psychological Association's style.")
  var latexStyle: LaTeXStyle = .plain

  /// The form asked for, else the one that the file's ending says.
  /// - Throws: `Problem` for an ending that cannot be written.
  var format: OutputFormat {
    get throws { try OutputFormat.chosen(asked, for: output) }
  }

  /// An ending that cannot be written is said before anything is done.
  func validate() throws {
    do {
      let format = try format
      if latexStyle != .plain, format != .latex {
        throw ValidationError("--latex-style is for LaTeX: add `--format latex`.")
      }
      try Self.refuseTerminal(format, output: output)
    } catch let problem as Problem {
      throw ValidationError("\(problem)")
    }
  }

  func show(_ report: Report) throws {
    let style = output == nil ? Console.outputStyle : .plain
    let format = try format
    guard let output else {
      func put(_ bytes: [UInt8]) throws { try format == .text ? Console.write(bytes) : Console.writeResult(bytes) }
      var waiting: [UInt8] = []
      try Renderer.write(report, as: format, style: style, latex: latexStyle) { bytes in
        waiting += bytes
        if waiting.count < Self.mostWaiting { return }
        try put(waiting)
        waiting.removeAll(keepingCapacity: true)
      }
      return try put(waiting)
    }
    try Self.write(Renderer.bytes(report, as: format, style: style, latex: latexStyle), to: output)
  }

  /// Bytes that wait for more before they are written, so that not every quote is a call of the system.
  private static let mostWaiting = 65_536

  /// - Throws: `Problem` for a form that is no text where it would go to a terminal.
  static func refuseTerminal(_ format: OutputFormat, output: String?) throws {
    if format.isBinary, output == nil, Console.outputIsTerminal { throw Problem.notForTerminal(format.rawValue) }
  }

  /// Writes a result to a file that the study is not made of, and says so.
  /// - Parameter shown: the path as it is said.
  static func write(_ bytes: [UInt8], to output: String, shownAs shown: String? = nil) throws {
    let shown = shown ?? output
    let url = URL(fileURLWithPath: output).resolvingSymlinksInPath()
    if let folder = try? StudyFolder.locate(from: url.deletingLastPathComponent()), folder.isMadeOf(url) {
      throw Problem.outputIsInput(shown)
    }
    try Files.writeOver(bytes, to: url, shownAs: shown)
    Console.say("Wrote \(shown).")
  }
}

extension Problem {
  static func notForTerminal(_ format: String) -> Problem {
    Problem(
      .usage, "a file of the form \(format) is no text, and a terminal cannot show it",
      remedy: "Name a file, as `--output answer.\(format)`.")
  }

  static func outputIsInput(_ path: String) -> Problem {
    Problem(
      .usage, file: path, "the study itself is made of this file, and a result does not replace it",
      remedy: "Write somewhere else, as `--output results/quotes.csv`.")
  }
}

/// Which rows and columns of a long table are shown.
struct ArrangementOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Sort the rows by a column, as CSV calls it: numbers the greatest first, p-values the smallest.",
      valueName: "column"))
  var sort: String?

  @Option(help: ArgumentHelp("Only so many rows.", valueName: "n"))
  var top: Int?

  @Option(
    name: .customLong("hide"), parsing: .singleValue,
    help: ArgumentHelp(
      "A column to leave out of what people read, as CSV calls it. May be given several times.", valueName: "column"))
  var hidden: [String] = []

  func validate() throws {
    if let top, top < 1 { throw ValidationError("--top takes a number from 1.") }
  }

  var arrangement: TableArrangement { TableArrangement(sort: sort, top: top, hidden: hidden) }
}
