public import Analysis
public import ArgumentParser
import Reports
import StudyIndex

extension AgreementUnit: ExpressibleByArgument {}
extension AgreementRequest.Companion: ExpressibleByArgument {}

struct Agree: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "agree",
    abstract: "Compare coders: how far they agree about what has which code.",
    discussion: """
      Coders are compared on what two or more of them have marked as read (`strand done`): a unit that a coder has \
      read and not coded does not have the code. In a study without marks, --assume-read takes every transcript in \
      which a coder has coded anything as read.

      For turns, sentences and people: counts, percent, positive and negative agreement, Cohen's kappa (more than two \
      coders: Conger's and Fleiss's), Krippendorff's alpha, Gwet's AC1, Brennan and Prediger's coefficient. For \
      characters: Krippendorff's alphas for passages, F1 and overlap. Intervals draw whole transcripts (people).

      To measure a coder's stability, let her code again under another name and compare the two, --coders lin,lin-2.

      EXAMPLES:
        strand agree
        strand agree norms --coders lin,mercier --unit people --by cbo
        strand agree --unit characters --overlap 50
        strand agree --disagreements
        strand agree --against lin --coders mercier --disagreements
        strand agree --against consensus
        strand agree --with rules
        strand agree --rounds 4
        strand agree --plan --kappa 0.7 --prevalence 0.1 --width 0.2
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Whom to compare, separated by commas or given several times (default: everybody).", valueName: "names"),
    completion: .names(of: .coder))
  var coders: [String] = []

  @Option(help: "What coders are compared on.")
  var unit = AgreementRequest().unit

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Also for the people of each level of this group; given twice, crossed.", valueName: "group"),
    completion: .names(of: .group))
  var by: [String] = []

  @OptionGroup var cutting: CutOptions

  @Option(
    help: ArgumentHelp("The coder whose codings are taken for right.", valueName: "name"),
    completion: .names(of: .coder))
  var against: String?

  @Option(help: "Compare people with what the rules find: precision, recall and F1 of each rule.")
  var with: AgreementRequest.Companion?

  @Option(
    help: ArgumentHelp("Over time: transcripts in the order they were finished, in so many rounds.", valueName: "n"))
  var rounds: Int?

  @Flag(help: "The passages about which coders differ, first those that would raise agreement most.")
  var disagreements = false

  @Flag(help: "Take every transcript in which a coder has coded anything as read by her for all codes.")
  var assumeRead = false

  @Flag(help: "Only codings that were made under the present definition of their code.")
  var currentDefinition = SegmentFilter().onlyCurrentDefinitions

  @Flag(help: "Count what was accepted from suggestions, too (strand suggest).")
  var withAccepted = AgreementRequest().withAccepted

  @Flag(help: "How many units two coders must both code for kappa to be known well enough.")
  var plan = false

  @Option(help: "The kappa that a plan expects.")
  var kappa = AgreementRequest().kappa

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Of a plan: the share of units with the code; may be given several times.", valueName: "share"))
  var prevalence: [Double] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp("Of a plan: the width of kappa's interval; may be given several times.", valueName: "width"))
  var width: [Double] = []

  @Option(
    help: ArgumentHelp(
      "Of characters: passages are the same that share this much of their joint length (0: anything).",
      valueName: "percent"))
  var overlap = AgreementRequest().overlap

  @Option(help: ArgumentHelp("Level of the intervals.", valueName: "percent"))
  var level = AgreementRequest().level

  @Option(help: ArgumentHelp("Draws of the bootstrap.", valueName: "n"))
  var replicates = AgreementRequest().replicates

  @Option(help: "Seed of the bootstrap; the same seed gives the same numbers.")
  var seed = AgreementRequest().seed

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { people.blind }

  var request: AgreementRequest {
    var request = AgreementRequest()
    request.filter = people.narrowing(request.filter, to: codes)
    request.filter.onlyCurrentDefinitions = currentDefinition
    request.withAccepted = withAccepted
    request.coders = coders.flatMap(CommaList.parts)
    (request.unit, request.by, request.cuts) = (unit, by, cutting.cut)
    (request.against, request.with, request.rounds) = (against, with, rounds)
    (request.disagreements, request.assumesReading) = (disagreements, assumeRead)
    (request.plan, request.kappa, request.prevalences, request.widths) = (plan, kappa, prevalence, width)
    (request.overlap, request.level) = (overlap, level)
    (request.replicates, request.seed) = (replicates, seed)
    return request
  }
}
