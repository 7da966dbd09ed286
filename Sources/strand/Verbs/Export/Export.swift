import ArgumentParser

/// What a study holds, for other programs: each of its subcommands is a file beside this one.
struct Export: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write the study's data for other programs.",
    discussion: """
      EXAMPLES:
        strand export project study.qdpx
        strand export codebook codebook.docx
        strand export codings codings.jsonl
        strand export respondents --output respondents.csv
        strand export respondents --output respondents.sav
        strand export respondents --format json
        strand export turns --output turns.jsonl
        strand export qca qca.csv --outcome identity
        strand export ena ena.csv --by cbo
      """,
    subcommands: [
      ExportProject.self, ExportCodebook.self, ExportCodings.self, ExportRespondents.self, ExportTurns.self,
      ExportQCA.self, ExportENA.self,
    ])
}
