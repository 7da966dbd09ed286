import ArgumentParser
import Basics
import Foundation
import StudyDefinition
import StudyIndex

struct Initialise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Make a study: folders, a commented study.yaml, a starter codebook.",
    discussion: """
      Nothing that is there already is overwritten.

      EXAMPLES:
        strand init
        strand init my-study --language zh
      """)

  @Argument(help: ArgumentHelp("The study's folder.", valueName: "dir"), completion: .directory)
  var folder = "."

  @Option(help: ArgumentHelp("Language of the interviews (BCP 47).", valueName: "tag"))
  var language = "en"

  func run() throws {
    let root = URL(fileURLWithPath: folder).standardizedFileURL
    let made = try StudyTemplate(language: language).write(to: StudyFolder(root: root))
    for path in made { try Console.write("made \(path)\n") }
    Console.say(
      made.isEmpty
        ? "Everything was there already; nothing was changed."
        : "Next: `strand import FILE…` takes interviews in; `strand help` shows what comes after.")
  }
}
