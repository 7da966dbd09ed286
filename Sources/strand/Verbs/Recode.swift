import Analysis
import ArgumentParser
import Basics
import Codebooks
import Codings
import Deciding
import Foundation
import Reports
import StudyDefinition
import StudyIndex
import Transcripts

/// What changes of codes in bulk have in common.
struct RecodingOptions: ParsableArguments {
  @Option(help: "A note on why.")
  var note: String?

  @Flag(help: "Say what would be recoded, and record nothing.")
  var dryRun = false

  @OptionGroup var coder: CoderOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  /// Records the changes, or only says what they would be.
  func run(_ command: String, _ desk: CodingSession, _ found: [Recoding], remark: String? = nil) throws {
    let answer = try desk.recode(found, note: note, dryRun: dryRun) { Console.warn([$0]) }
    try output.show(
      HousekeepingReport.recoded(command, answer, dryRun: dryRun, study: desk.configuration.name, remark: remark))
  }
}

struct Recode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "recode",
    abstract: "Give codings another code.",
    discussion: """
      Your codings of the code itself, not of those below it; they keep their ids, notes and memos. A rule's hit that \
      you had accepted becomes a coding of your own, and is rejected for the old code. The old code need not be in the \
      codebook any more. One decision, which `strand undo` takes back.

      EXAMPLES:
        strand recode norms norms.informal
        strand recode norms norms.formal --where "community = 'HC'" --dry-run
        strand recode trust.old trust --everyone
      """)

  @Argument(help: "The code's id.", completion: .names(of: .code))
  var old: String

  @Argument(help: "The id of the code that the codings are to have.", completion: .names(of: .code))
  var new: String

  @Option(
    help: ArgumentHelp(
      "Only codings with words of people for whom this SQL expression over the participants' columns is true.",
      valueName: "sql"))
  var `where`: String?

  @Option(
    parsing: .singleValue, help: ArgumentHelp("Only in this transcript; may be repeated.", valueName: "name"),
    completion: .names(of: .transcript))
  var transcript: [String] = []

  @Flag(help: "Everybody's codings, not only your own.")
  var everyone = false

  @OptionGroup var options: RecodingOptions

  func run() throws {
    let desk = try options.coder.desk(options.study)
    let ids = try self.where.map { try options.study.open().codings(where: $0) }
    let names = try transcript.map { try desk.transcript(named: $0).name }
    let target = try desk.code(new).id
    let found = try desk.codings(of: old, among: ids).filter {
      (everyone || $0.coder == desk.coder.text) && (names.isEmpty || names.contains($0.transcript))
    }
    try options.run("recode", desk, found.map { Recoding($0, to: target) }, remark: found.isEmpty ? below(desk) : nil)
  }

  /// That only codes below have codings: a recode is about the code itself.
  private func below(_ desk: CodingSession) -> String? {
    let lower = desk.codebook.position(of: old).map { Array(desk.codebook.subtree(of: $0).dropFirst()) } ?? []
    if lower.isEmpty { return nil }
    let names = lower.map { desk.codebook.codes[$0].id }.joined(separator: ", ")
    return "Codes below \(old) are recoded by their own names: \(names)."
  }
}

struct MergeCodes: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge-codes",
    abstract: "Put the codings of several codes under one of them.",
    discussion: """
      Everybody's codings are recoded, as by `strand recode --everyone`; where a coder has both codes on the same \
      passage, one is left. The codebook is yours to change afterwards: take the merged codes out and name them under \
      `was:` of the one that stays, so that memos and marks of what was read find it.

      EXAMPLES:
        strand merge-codes norms.written norms.rules --into norms.formal
        strand merge-codes norms.written --into norms.formal --dry-run
      """)

  @Argument(help: "Ids of the codes that go.", completion: .names(of: .code))
  var codes: [String]

  @Option(help: ArgumentHelp("Id of the code that stays.", valueName: "code"), completion: .names(of: .code))
  var into: String

  @OptionGroup var options: RecodingOptions

  func run() throws {
    let desk = try options.coder.desk(options.study)
    let target = try desk.code(into).id
    var going: [String] = []
    for code in codes.map({ desk.codebook[$0]?.id ?? $0 }) where code != target && !going.contains(code) {
      going.append(code)
    }
    if going.isEmpty { throw Problem.nothingToMerge(into: target) }
    let found = try going.flatMap { try desk.codings(of: $0) }
    let list = going.joined(separator: ", ")
    try options.run(
      "merge-codes", desk, found.map { Recoding($0, to: target) },
      remark: "In the codebook: take \(list) out, and write `was: [\(list)]` at \(target).")
  }
}

struct SplitCode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split-code",
    abstract: "Divide the codings of a code among other codes.",
    discussion: """
      --from takes a table with the columns id (of a coding, or its first characters) and code; codings that it does \
      not list keep their code. `strand quotes CODE --per-coder --format csv` gives the ids to begin with. With --into \
      you are asked coding by coding in the terminal: a number gives it that code, s leaves it, u goes back, q ends. \
      Every answer is on disk before the next coding is shown.

      EXAMPLES:
        strand split-code norms --from split.csv
        strand split-code norms --into norms.formal,norms.informal
      """)

  @Argument(help: "The code's id.", completion: .names(of: .code))
  var code: String

  @Option(help: ArgumentHelp("A table of codings and their new codes.", valueName: "file"), completion: .file())
  var from: String?

  @Option(
    help: ArgumentHelp("Codes to choose from in the terminal, separated by commas.", valueName: "codes"),
    completion: .names(of: .code))
  var into: String?

  @Flag(help: "Everybody's codings, not only your own.")
  var everyone = false

  @OptionGroup var options: RecodingOptions

  func validate() throws {
    if (into?.split(separator: ",").count ?? 0) > 9 { throw ValidationError("--into takes at most nine codes.") }
    if into != nil, options.dryRun { throw ValidationError("--dry-run needs --from.") }
    if (from == nil) == (into == nil) { throw ValidationError("Give either --from or --into.") }
  }

  func run() throws {
    let desk = try options.coder.desk(options.study)
    let codings = try desk.codings(of: code).filter { everyone || $0.coder == desk.coder.text }
    if let from {
      let bytes = try Files.read(URL(fileURLWithPath: from), shownAs: from)
      let found = try SplitTable.read(bytes, file: from, codings: codings) { try desk.code($0).id }
      return try options.run("split-code", desk, found)
    }
    let codes = try CommaList.parts(into ?? "").map { try desk.code($0) }
    guard let terminal = RawTerminal() else { throw Problem.splitNeedsTerminal() }
    var session = SplitSession(desk, codings, among: codes, note: options.note, terminal: terminal)
    try session.run()
  }
}

extension Problem {
  fileprivate static func nothingToMerge(into code: String) -> Problem {
    Problem(
      .usage, "no code is merged: `\(code)` is the one that stays",
      remedy: "Name the codes whose codings it is to have.")
  }

  fileprivate static func splitNeedsTerminal() -> Problem {
    Problem(
      .usage, "with --into the codings are gone through in a terminal, and this is none",
      remedy: "Run it in a terminal, or give a table with --from.")
  }
}
