import Analysis
import ArgumentParser
import Reports
import StudyIndex

struct Words: AnalysisCommand {
  static let configuration = CommandConfiguration(
    abstract: "Count words: how often, by how many people, and which set groups apart.",
    discussion: """
      Words are those that ICU finds, in small letters; Chinese and other scripts without spaces are cut by ICU's \
      dictionaries. Rates are per 1,000 of all words. Stop words are left out by the transcript's language.

      With --keyness each level of the group has a list of the words that its people say at a higher rate than all \
      others. Its p is of a permutation of people over the levels; the log-likelihood beside it takes words as \
      independent. With --dictionary categories are counted: a LIWC dictionary (.dic), or YAML as quanteda reads it.

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
      "Phrases of so many words in place of words. A phrase runs over no punctuation, and neither begins nor ends with a stop word.",
      valueName: "n"))
  var ngrams = WordsRequest().length

  @Flag(help: "Count words with one stem together (Snowball, in the transcript's language).")
  var stems = WordsRequest().stems

  @Flag(help: "Count stop words, too.")
  var keepStopWords = WordsRequest().keepsStopWords

  @Option(
    help: ArgumentHelp(
      "A list of stop words in place of the language's: words with white space between.", valueName: "file"),
    completion: .file())
  var stopList: String?

  @Option(
    help: ArgumentHelp("Count the categories of a dictionary: LIWC's .dic, or YAML.", valueName: "file"),
    completion: .file(extensions: ["dic", "yaml", "yml"]))
  var dictionary: String?

  @Flag(help: "The words that set each level of the group apart, with tests.")
  var keyness = WordsRequest().keyness

  @Option(help: ArgumentHelp("Only what is said so many times or more.", valueName: "n"))
  var minCount = WordsRequest().minCount

  @Option(
    help: ArgumentHelp(
      "Only what so many people say or more (default: 1; 2 with --keyness). The tests are adjusted over what is left.",
      valueName: "n"))
  var minPeople: Int?

  @Option(help: ArgumentHelp("Rows at most; with --keyness of each level.", valueName: "n"))
  var most = WordsRequest().most

  @Option(help: "How p-values are adjusted over the words of a level: Holm, Benjamini and Hochberg, not at all.")
  var adjust = WordsRequest().adjustment

  @Option(
    help: ArgumentHelp("Draws of the permutation test; exact where there are no more divisions.", valueName: "n"))
  var permutations = WordsRequest().permutations

  @Option(help: "Seed of permutations and bootstrap; the same seed gives the same numbers.")
  var seed = WordsRequest().seed

  @OptionGroup var people: SpeakerOptions
  @OptionGroup var study: StudyOptions
  @OptionGroup var output: OutputOptions

  var blinding: BlindOptions? { people.blinding }

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
