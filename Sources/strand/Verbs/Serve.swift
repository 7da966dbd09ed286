import Analysis
import ArgumentParser
import Basics
import Codings
import Foundation
import StudyDefinition
import StudyIndex
import Workbench

struct Serve: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Open the study in the browser: read, code, review, compare.",
    discussion: """
      Prints an address and serves it until Ctrl-C. Only this machine can reach it, and only the browser that was given \
      the address. What you decide is in your journal, on disk, before the page says so. The terminal, an editor and git \
      may change the study at the same time: open pages show it.

      EXAMPLES:
        strand serve --open
        strand serve --port 8080 --coder lin
        strand serve --read-only
      """)

  @Option(help: ArgumentHelp("The port to listen on (default: one that is free).", valueName: "n"))
  var port: Int?

  @Flag(help: "Open the address in the browser.")
  var open = false

  @Flag(help: "Let nothing be changed.")
  var readOnly = false

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions

  func validate() throws {
    if let port, !(1...65_535).contains(port) { throw ValidationError("--port takes a number from 1 to 65535.") }
  }

  func run() throws {
    let progress = ProgressLine(label: "Reading transcripts")
    let desk = try StudyDesk(
      study.folder(), isReadOnly: readOnly, computing: SurveyView.computations,
      progress: { progress.show($0, of: $1) }, coder: coder.name)
    progress.clear()
    let opens = open
    try WorkbenchServer(desk, port: port ?? 0).run { address, once in
      Console.say("The workbench is at")
      try? Console.write("\(address)\n")
      Console.say("You code as \(desk.coder.text). Press Ctrl-C to stop.")
      if opens { Self.openInBrowser(once) }
    }
    Console.say("Stopped. Everything you decided is recorded.")
  }

  /// By the program that the system has for it. Where there is none, the address has been printed.
  private static func openInBrowser(_ address: String) {
    #if canImport(Darwin)
      let opener = "/usr/bin/open"
    #else
      let opener = "/usr/bin/xdg-open"
    #endif
    guard FileManager.default.isExecutableFile(atPath: opener) else {
      return Console.say("There is no program here that opens a browser: copy the address.")
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: opener)
    process.arguments = [address]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    if (try? process.run()) == nil { Console.say("The browser could not be opened: copy the address.") }
  }
}
