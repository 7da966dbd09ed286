import Analysis
import ArgumentParser
import Basics
import Foundation
import Reports
import StudyIndex

/// The forms in which codings are written, by their endings.
enum CodingsForm: String, CaseIterable {
  case csv
  case jsonl
  case json
  case jsonld
  case xlsx
}

struct ExportCodings: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "codings",
    abstract:
      "Write every coding by itself: who put which code on which words, and where they are.",
    discussion: """
      Overlapping codings are not put together as in `quotes`: a row is one coding, one hit that somebody accepted, \
      or one that nobody has judged. Offsets are in Unicode scalars and in UTF-16 units. The file's ending decides the \
      form: .csv, .jsonl (an object a line), .json (as of --format json), .jsonld (W3C Web Annotations), .xlsx. \
      `strand import-project` reads each of them into a study that has the transcripts, with coders and dates; \
      `strand tag --from` reads the CSV and the JSON Lines as codings of yours.

      EXAMPLES:
        strand export codings codings.csv
        strand export codings lin.jsonl --coder lin --review person
        strand export codings norms.jsonld --code norms --where "community = 'HC'"
      """)

  @Argument(help: "The file to write.", completion: .file())
  var file: String

  @Option(
    name: .customLong("code"), parsing: .singleValue,
    help: ArgumentHelp(
      "Only this code, with those below it. May be given several times.", valueName: "code"),
    completion: .names(of: .code))
  var codes: [String] = []

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions

  private var form: CodingsForm? {
    CodingsForm(rawValue: URL(fileURLWithPath: file).pathExtension.lowercased())
  }

  func validate() throws {
    if form == nil {
      throw ValidationError(
        "Codings are written as .csv, .jsonl, .json, .jsonld or .xlsx: name a file that ends so.")
    }
  }

  func run() throws {
    let study = try study.open()
    Console.warn(try study.remarks())
    let listing = try CodingListing(
      StudyView(study, filter: filter.narrowing(people.narrowing(SegmentFilter(), to: codes))))
    try OutputOptions.write(try bytes(listing), to: file)
    Console.say("\(listing.items.count) codings.")
    if listing.ofUncounted > 0 {
      let coders = listing.view.uncounted.joined(separator: ", ")
      Console.say(
        "Left out: \(listing.ofUncounted) of \(coders), not counted beside those of the coders (--coder writes them).")
    }
    if listing.ofOthers > 0 {
      Console.say(
        "Left out: \(listing.ofOthers) on the words of others than \(people.speakers.rawValue)."
      )
    }
  }

  private func bytes(_ listing: CodingListing) throws -> [UInt8] {
    switch form {
    case .jsonl: Array(try listing.lines().utf8)
    case .jsonld: Array(try WebAnnotations.render(listing, version: Version.text).utf8)
    case .json: try Renderer.bytes(listing.report(), as: .json)
    case .xlsx: try Renderer.bytes(listing.report(), as: .xlsx)
    case .csv, nil: try Renderer.bytes(listing.report(), as: .csv)
    }
  }
}
