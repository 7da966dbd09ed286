public import Analysis
public import ArgumentParser
import Reports
public import Statistics
import StudyIndex

extension MapRequest.Unit: ExpressibleByArgument {}
extension HierarchicalClusters.Linkage: ExpressibleByArgument {}

struct Map: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "map",
    abstract: "Map codes by who mentions them, and put them into clusters.",
    discussion: """
      Codes are near when the same people mention them: multidimensional scaling, with its stress, and clusters. With a \
      group, codes and the levels of the group are on one plane: correspondence analysis, with its inertia and a \
      permutation test with people as the unit. Figures come with `make: map` in study.yaml and \
      `strand run`.

      EXAMPLES:
        strand map
        strand map --unit turns --clusters 4
        strand map norms solidarity service --linkage ward
        strand map --by cbo
      """)

  @Argument(help: "Codes, each with those below it (default: all).", completion: .names(of: .code))
  var codes: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Set the codes against the levels of this group; given twice, every level of one with every level of the other.",
      valueName: "group"), completion: .names(of: .group))
  var by: [String] = []

  @OptionGroup var cutting: CutOptions

  @Option(help: "What two codes share: people who mention both, turns, transcripts.")
  var unit = MapRequest().unit

  @Option(help: ArgumentHelp("Leave out codes that fewer people mention.", valueName: "n"))
  var minPeople = MapRequest().minPeople

  @Option(help: "How the distance of two clusters is measured: mean, greatest, growth of the sum of squares.")
  var linkage = MapRequest().linkage

  @Option(
    help: ArgumentHelp("So many clusters (default: the number with the highest mean silhouette).", valueName: "n"))
  var clusters: Int?

  @Option(help: ArgumentHelp("Draws of the permutation test of --by.", valueName: "n"))
  var permutations = MapRequest().permutations

  @Option(help: "Seed of the permutations; the same seed gives the same numbers.")
  var seed = MapRequest().seed

  @Flag(help: "Count the segments of lower codes to the codes above them.")
  var rollUp = MapRequest().filter.rollUp

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var filter: FilterOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { people.blind }

  var request: MapRequest {
    var request = MapRequest()
    request.filter = filter.narrowing(people.narrowing(request.filter, to: codes))
    request.filter.rollUp = rollUp
    (request.by, request.cuts, request.unit, request.minPeople) = (by, cutting.cut, unit, minPeople)
    (request.linkage, request.clusters) = (linkage, clusters)
    (request.permutations, request.seed) = (permutations, seed)
    return request
  }
}
