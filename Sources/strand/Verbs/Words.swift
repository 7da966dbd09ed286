import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct Words: AnalysisCommand {
  static let configuration = CommandConfiguration(
    commandName: "words",
    abstract: "Count words: how often, by how many people, and which set groups apart.",
    discussion: """
      Words are counted in lower case. ICU separates them, by its dictionaries in Chinese and other scripts without \
      spaces. Rates are per 1,000 of all words. Stop words of the transcript's language are left out.

      --keyness lists for each level of the group the words that its people say at a higher rate than all others. p is \
      of a permutation test with people as the unit; the log-likelihood beside it has words as the unit. --dictionary \
      counts the categories of a LIWC dictionary (.dic), or of one in YAML as quanteda reads it.

      EXAMPLES:
        strand words
        strand words --by cbo --most 50
        strand words --by cbo --keyness
        strand words --ngrams 2 --min-people 3
        strand words --stems --within norms
        strand words --dictionary emotions.yaml --by cbo
      """)

  @Option(
    help: ArgumentHelp("Only words inside segments of this code and those below it.", valueName: "code"),
    completion: .names(of: .code))
  var within: [String] = []

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Rates by the levels of this group; given twice, every level of one with every level of the other.",
      valueName: "group"), completion: .names(of: .group))
  var by: [String] = []

  @OptionGroup var cutting: CutOptions

  @Option(
    help: ArgumentHelp(
      "Count phrases of so many words. There is no punctuation within a phrase, and no stop word at its ends.",
      valueName: "n"))
  var ngrams = WordsRequest().length

  @Flag(help: "Count words with the same stem together (Snowball, in the transcript's language).")
  var stems = WordsRequest().stems

  @Flag(help: "Count stop words, too.")
  var keepStopWords = WordsRequest().keepsStopWords

  @Option(
    help: ArgumentHelp(
      "Your own list of stop words, with white space between them, in place of the language's.", valueName: "file"),
    completion: .file())
  var stopList: String?

  @Option(
    help: ArgumentHelp("Count the categories of a dictionary: LIWC's .dic, or YAML.", valueName: "file"),
    completion: .file(extensions: ["dic", "yaml", "yml"]))
  var dictionary: String?

  @Flag(help: "The words that set each level of the group apart, with tests.")
  var keyness = WordsRequest().keyness

  @Option(help: ArgumentHelp("Only words that are said so many times or more.", valueName: "n"))
  var minCount = WordsRequest().minCount

  @Option(
    help: ArgumentHelp(
      "Only words that so many people or more say (default: 1; 2 with --keyness). The tests are adjusted over these.",
      valueName: "n"))
  var minPeople: Int?

  @Option(help: ArgumentHelp("Rows at most; with --keyness of each level.", valueName: "n"))
  var most = WordsRequest().most

  @Option(help: "How p-values are adjusted over the words of a level: Holm, Benjamini and Hochberg, or not.")
  var adjust = WordsRequest().adjustment

  @Option(
    help: ArgumentHelp(
      "Draws of the permutation test; it is exact where people can be divided in no more ways.", valueName: "n"))
  var permutations = WordsRequest().permutations

  @Option(help: "Seed of permutations and bootstrap; the same seed gives the same numbers.")
  var seed = WordsRequest().seed

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: Bool { people.blind }

  var request: WordsRequest {
    var request = WordsRequest()
    request.filter = people.narrowing(request.filter, to: within)
    (request.by, request.cuts, request.length) = (by, cutting.cut, ngrams)
    (request.stems, request.keepsStopWords, request.keyness) = (stems, keepStopWords, keyness)
    (request.stopList, request.dictionary) = (stopList, dictionary)
    (request.minCount, request.minPeople, request.most) = (minCount, minPeople, most)
    (request.adjustment, request.permutations, request.seed) = (adjust, permutations, seed)
    return request
  }
}
