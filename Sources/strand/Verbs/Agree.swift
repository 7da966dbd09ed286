public import Analysis
public import ArgumentParser
import Reports
import Statistics
import StudyIndex

extension AgreementUnit: ExpressibleByArgument {}
extension AgreementRequest.Companion: ExpressibleByArgument {}

struct Agree: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare coders: how far they agree about what has which code.",
    discussion: """
      Compared is what two or more coders have marked as read (`strand done`): a unit that a coder has read and not coded \
      does not have the code. A study without marks: --assume-read takes every transcript in which a coder has coded \
      anything as read.

      For turns, sentences and people: counts, percent, positive and negative agreement, Cohen's kappa (more than two \
      coders: Conger's and Fleiss's), Krippendorff's alpha, Gwet's AC1, Brennan and Prediger's coefficient. For \
      characters: Krippendorff's alphas for passages, F1 and overlap. Intervals draw whole transcripts (people).

      A coder's stability: let her code again under another name and compare the two, --coders lin,lin-2.

      EXAMPLES:
        strand agree
        strand agree norms --coders lin,mercier --unit people --by cbo
        strand agree --unit characters --overlap 50
        strand agree --disagreements
        strand agree --against lin --coders mercier --disagreements
        strand agree --with rules
        strand agree --rounds 4
        strand agree --plan --kappa 0.7 --prevalence 0.1 --width 0.2
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: CodeCompletion.kind)
  var codes: [String] = []

  @Option(help: ArgumentHelp("Whom to compare, parted by commas (default: everybody).", valueName: "names"))
  var coders: String?

  @Option(help: "What coders are compared on.")
  var unit = AgreementRequest().unit

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Also for the people of each level of this group; given twice, crossed.", valueName: "group"),
    completion: GroupCompletion.kind)
  var by: [String] = []

  @OptionGroup var cutting: CutOptions

  @Option(help: ArgumentHelp("The coder whose codings are taken for right.", valueName: "name"))
  var against: String?

  @Option(help: "Compare people with what the rules find: precision, recall and F1 of each rule.")
  var with: AgreementRequest.Companion?

  @Option(
    help: ArgumentHelp("Over time: transcripts in the order they were finished, in so many rounds.", valueName: "n"))
  var rounds: Int?

  @Flag(help: "The passages about which coders differ, first those that would raise agreement most.")
  var disagreements = false

  @Flag(help: "How many units two coders must both code for kappa to be known well enough.")
  var plan = false

  @Option(help: "The kappa that a plan expects.")
  var kappa = AgreementRequest().kappa

  @Option(
    parsing: .singleValue, help: ArgumentHelp("The share of units with the code, of a plan.", valueName: "share"))
  var prevalence: [Double] = []

  @Option(parsing: .singleValue, help: ArgumentHelp("The width of kappa's interval, of a plan.", valueName: "width"))
  var width: [Double] = []

  @Flag(help: "Take every transcript in which a coder has coded anything as read by her for all codes.")
  var assumeRead = false

  @Option(
    help: ArgumentHelp(
      "Of characters: passages are the same that share this much of their joint length (0: anything).",
      valueName: "percent"))
  var overlap = 0

  @Option(help: ArgumentHelp("Level of the intervals.", valueName: "percent"))
  var level = 95

  @Option(help: ArgumentHelp("Draws of the bootstrap.", valueName: "n"))
  var replicates = AgreementRequest().settings.replicates

  @Option(help: "Seed of the bootstrap; the same seed gives the same numbers.")
  var seed = AgreementRequest().settings.seed

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !(1...99).contains(level) { throw ValidationError("--level takes a number from 1 to 99.") }
    if !(0...100).contains(overlap) { throw ValidationError("--overlap takes a number from 0 to 100.") }
    if !(99...100_000).contains(replicates) { throw ValidationError("--replicates takes a number from 99 to 100000.") }
    if let rounds, !(2...100).contains(rounds) { throw ValidationError("--rounds takes a number from 2 to 100.") }
    let modes = [
      ("--with", with != nil), ("--rounds", rounds != nil), ("--plan", plan),
      ("--disagreements", disagreements && against == nil), ("--against", against != nil), ("--by", !by.isEmpty),
    ].filter(\.1).map(\.0)
    if modes.count > 1 { throw ValidationError("\(modes[0]) and \(modes[1]) do not go together.") }
    if unit == .characters || unit == .people, let mode = modes.first(where: { $0 != "--by" && $0 != "--plan" }) {
      if !(unit == .people && mode == "--rounds") {
        throw ValidationError("\(mode) needs --unit turns or sentences.")
      }
    }
    if overlap > 0, unit != .characters { throw ValidationError("--overlap needs --unit characters.") }
  }

  func run() throws {
    let study = try study.open()
    Console.warn(try study.remarks())
    try output.show(request.answer(study).report())
  }

  private var request: AgreementRequest {
    var request = AgreementRequest()
    request.filter = people.filter(codes: codes)
    request.coders = CommaList.parts(coders ?? "")
    (request.unit, request.by, request.cuts) = (unit, by, cutting.cut)
    (request.against, request.with, request.rounds) = (against, with, rounds)
    (request.disagreements, request.plan, request.assumesReading) = (disagreements, plan, assumeRead)
    (request.kappa, request.prevalences, request.widths) = (kappa, prevalence, width)
    request.settings.level = Double(level) / 100
    request.settings.threshold = Double(overlap) / 100
    (request.settings.replicates, request.settings.seed) = (replicates, seed)
    return request
  }
}
