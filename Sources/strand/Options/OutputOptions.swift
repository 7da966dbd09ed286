public import ArgumentParser
import Basics
import Foundation
public import Reports
import StudyDefinition
import StudyIndex

extension OutputFormat: ExpressibleByArgument {}

/// In which form a result is shown, and where it goes.
struct OutputOptions: ParsableArguments {
  @Option(name: .shortAndLong, help: "The form of the result.")
  var format: OutputFormat = .text

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write the result to a file instead of standard output.", valueName: "file"),
    completion: .file())
  var output: String?

  func show(_ report: Report) throws {
    let style = output == nil ? Console.outputStyle : .plain
    let text = try Renderer.render(report, as: format, style: style)
    guard let output else { return try Console.write(text) }
    try Self.write(Array(text.utf8), to: output)
  }

  /// Writes a result to a file that the study is not made of, and says so.
  static func write(_ bytes: [UInt8], to output: String) throws {
    let url = URL(fileURLWithPath: output).resolvingSymlinksInPath()
    if let folder = try? StudyFolder.locate(from: url.deletingLastPathComponent()), folder.isMadeOf(url) {
      throw Problem.outputIsInput(output)
    }
    try Files.writeOver(bytes, to: url, shownAs: output)
    Console.say("Wrote \(output).")
  }
}

extension Problem {
  static func outputIsInput(_ path: String) -> Problem {
    Problem(
      .usage, file: path, "the study itself is made of this file, and a result does not replace it",
      remedy: "Write somewhere else, as `--output results/quotes.csv`.")
  }
}
