public import ArgumentParser
import Basics
import Codebooks
import Foundation
public import Streaming
import StudyDefinition

struct Stream: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stream",
    abstract: "Find the codebook's hits in records from standard input (JSON Lines).",
    discussion: """
      One JSON object a line comes in, one goes out for each, in the same order: {"id": …, "hits": [{"code", "rule", \
      "start", "end"}]}. A record that cannot be read is answered in its place with {"id": …, "error": …, "line": …}. No \
      study is needed, only a codebook. Answers are flushed whenever the input makes the program wait, so another \
      program can ask one record at a time. See docs/scale.md.

      Ends with 0 when every record was answered, with 65 when some could not be read (0 with --keep-going).

      EXAMPLES:
        strand stream --codebook codebook < turns.jsonl > hits.jsonl
        strand stream --codebook codebook --text words --with-text < turns.jsonl
        strand stream --codebook codebook --offsets utf16 < turns.jsonl
        strand stream --codebook codebook --describe
      """)

  @Option(
    help: ArgumentHelp("A folder of codebook files, or one file.", valueName: "path"), completion: .file())
  var codebook: String

  @Option(help: ArgumentHelp("The field that is searched, a string.", valueName: "field"))
  var text = RecordFields().text

  @Option(help: ArgumentHelp("The field that is given back as it is.", valueName: "field"))
  var id = RecordFields().id

  @Option(
    help: ArgumentHelp(
      "The field with a role (interviewer, participant, other) or a label; without it every record is a participant's.",
      valueName: "field"))
  var speaker = RecordFields().speaker

  @Option(help: ArgumentHelp("The field with a language tag (BCP 47).", valueName: "field"))
  var language = RecordFields().language

  @Option(help: ArgumentHelp("The language of records that name none.", valueName: "tag"))
  var defaultLanguage = "en"

  @Option(help: "What start and end count.")
  var offsets = OffsetUnit.scalars

  @Flag(help: "Give the words of each hit, too.")
  var withText = false

  @Option(
    help: ArgumentHelp("Threads (default: one a processor). The answers are the same for any number.", valueName: "n"))
  var threads: Int?

  @Option(help: ArgumentHelp("The longest record, in bytes.", valueName: "n"))
  var maxBytes = StreamOptions().maximumBytes

  @Flag(help: "End with 0 even when some records could not be read.")
  var keepGoing = false

  @Flag(help: "Print, as JSON, the version, the codebook's hash, the rules and the form of records and answers.")
  var describe = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads takes a number from 1 to 1024.")
    }
    guard (1...1_073_741_824).contains(maxBytes) else {
      throw ValidationError("--max-bytes takes a number from 1 to 1073741824.")
    }
    guard Set([text, id, speaker, language]).count == 4 else {
      throw ValidationError("--text, --id, --speaker and --language each name a field of their own.")
    }
  }

  func run() throws {
    let files = try CodebookFiles(at: URL(fileURLWithPath: codebook), shownAs: codebook)
    let reading = try files.read()
    Console.warn(reading.warnings)
    if describe {
      let description = StreamDescription(
        version: Version.text, codebook: reading.codebook, hash: files.hash, options: options)
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return try Console.write(Array(try encoder.encode(description)) + [0x0A])
    }
    let summary = try MatchStream(codebook: reading.codebook, options: options)
      .run(from: STDIN_FILENO, to: STDOUT_FILENO)
    guard summary.failed > 0, let line = summary.firstFailedLine else { return }
    let problem = Problem.recordsNotRead(summary.failed, of: summary.records, firstLine: line, isError: !keepGoing)
    if keepGoing { Console.warn([problem]) } else { throw problem }
  }

  private var options: StreamOptions {
    var options = StreamOptions()
    options.fields = RecordFields(text: text, id: id, speaker: speaker, language: language)
    options.offsets = offsets
    options.withText = withText
    options.language = defaultLanguage
    options.maximumBytes = maxBytes
    options.threads = threads ?? ProcessInfo.processInfo.activeProcessorCount
    return options
  }
}

extension OffsetUnit: ExpressibleByArgument {}

extension Problem {
  static func recordsNotRead(_ failed: Int, of records: Int, firstLine line: Int, isError: Bool) -> Problem {
    Problem(
      .badData, severity: isError ? .error : .warning, file: "standard input", line: line,
      "\(failed) of \(records) records could not be read, this one first",
      remedy: "Their answers say why; `--keep-going` ends with 0 all the same.")
  }
}
