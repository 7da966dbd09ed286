import Analysis
import ArgumentParser
import Reports

struct Vet: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vet",
    abstract: "Check the figures of published tables against one another, without their data.",
    discussion: """
      The file contains tables as they are printed (see docs/file-formats.md); no study is needed. A figure is called \
      impossible only where no values behind the printed digits can give it. The exit code is 1 when figures \
      contradict one another, else 0.

      EXAMPLES:
        strand vet examples/published-tables/yang-xu-2024.yaml
        strand vet tables.yaml --format csv --output findings.csv
      """)

  @Argument(help: "A file of published tables.", completion: .file(extensions: ["yaml", "yml"]))
  var file: String

  @OptionGroup var output: OutputOptions

  func run() throws {
    let vetting = Vetting(try PublishedTables.read(file))
    try output.show(vetting.report())
    if !vetting.inconsistencies.isEmpty { throw ExitCode(1) }
  }
}
