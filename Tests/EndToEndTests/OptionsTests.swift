import Analysis
import Testing

/// What holds for every option of every verb, as `--experimental-dump-help` lists them.
@Suite struct OptionsTests {
  /// Every option once, with the first verb that has it, and one option of every verb.
  @Test func anOptionOfOneValueRefusesASecond() async throws {
    let bench = try StudyBench()
    var seen: Set<String> = []
    for verb in try await Verb.all(bench) {
      let single = verb.options.filter { $0.kind == "option" && !$0.isRepeating }
      let unseen = single.filter { seen.insert($0.name).inserted }
      for option in unseen.isEmpty ? Array(single.prefix(1)) : unseen {
        let outcome = try await bench.strand(verb.words + ["--\(option.name)", "1", "--\(option.name)=2"])
        #expect(outcome.status == 64, "\(verb.words) --\(option.name): \(outcome.summary)")
        #expect(outcome.stdout == "")
        #expect(
          outcome.stderr == "strand: error: `--\(option.name)` is given twice, and takes one value. Keep one of them.\n"
        )
      }
    }
    let short = try await bench.strand("quotes", "-f", "csv", "--format", "json")
    #expect(short.status == 64 && short.stderr.contains("`--format` is given twice"))
  }

  /// Options of several values; what each does with two is tested where it is tested with one, but for these.
  @Test func onlyTheseOptionsTakeSeveralValues() async throws {
    let bench = try StudyBench()
    let found = try await Verb.all(bench).flatMap { verb in
      verb.options.filter { $0.kind == "option" && $0.isRepeating }.map {
        "\(verb.words.joined(separator: " ")) --\($0.name)"
      }
    }
    let filtered = [
      "agree", "apply", "codebook", "compare", "cooccur", "export codings", "quantify", "quotes", "review", "search",
      "suggest", "words", "saturation", "framework", "map", "export qca", "export ena",
    ]
    let reviewed = [
      "export codings", "codebook", "compare", "cooccur", "quantify", "quotes", "saturation", "framework", "map",
      "export qca", "export ena",
    ]
    let others = [
      "compare --by", "compare --cut", "quotes --by", "quotes --cut",
      "quotes --with", "quotes --without", "quotes --near", "quotes --then", "quotes --after", "quantify --as",
      "search --within", "tag --code", "read --codes",
      "codebook --hide", "compare --hide", "cooccur --hide",
      "reanchor --choose", "import --speaker", "agree --coders", "agree --by", "agree --cut", "agree --prevalence",
      "agree --width", "suggest --like", "export codebook --code", "export codings --code", "recode --transcript",
      "memos --transcript", "memos --participant", "memo --link", "moves --transcript", "figures --format",
      "words --by", "words --cut", "words --within", "framework --by", "framework --cut",
      "map --by", "map --cut", "export ena --by",
    ]
    #expect(
      Set(found)
        == Set(
          filtered.flatMap { ["\($0) --where", "\($0) --transcript"] } + reviewed.map { "\($0) --review" } + others))
  }

  @Test func twoCodesAreBothTagged() async throws {
    let bench = try await CodedStudies.allotment()
    let before = try bench.journal("anna").count
    _ = try await bench.answer(
      "tag", "a1", "--turn", "2", "--code", "help", "--code", "soil", "--coder", "anna")
    let events = try bench.journal("anna")
    #expect(events.dropFirst(before).map { $0["code"].string } == ["help", "soil"])
  }

  @Test func twoConditionsMustBothHold() async throws {
    let bench = try await CodedStudies.allotment()
    func people(_ conditions: [String]) async throws -> Set<String> {
      let rows = try await bench.json(["quotes"] + conditions.flatMap { ["--where", $0] })["rows"].elements
      return Set(rows.compactMap { $0["participant"].string })
    }
    let older = try await people(["age >= 40"])
    let south = try await people(["site = 'south'"])
    let both = try await people(["age >= 40", "site = 'south'"])
    #expect(both == older.intersection(south))
    #expect(both != older && both != south && !both.isEmpty)
  }

  /// Each request's options are the command's: the same names, the same words, the same defaults.
  @Test func theOptionsOfCommandsAreThoseOfTheirRequests() async throws {
    let verbs = try await Verb.all(StudyBench())
    for request in AnalysisCatalogue.all where request.verb != "timeline" {
      let (name, declarations) = (request.verb, request.declarations)
      let verb = try #require(verbs.first { $0.words == [name] })
      // How an answer is shown, and to whom, is no part of the question, unless the request says so; nor is another
      // question of the same verb.
      let common = [
        "blind", "diff", "study", "threads", "format", "output", "latex-style", "sort", "top", "hide", "version",
        "help",
        "template",
      ]
      var options = verb.options.filter { option in
        !common.contains(option.name) || declarations.contains { $0.key == option.name }
      }
      if name == "quotes" {
        // Two flags are one choice.
        #expect(options.filter { ["typical", "deviant"].contains($0.name) }.count == 2)
        options.removeAll { $0.name == "deviant" }
      }
      let asked = options.filter { $0.kind != "positional" }.map { Self.keys["\(name) \($0.name)"] ?? $0.name }
      let declared = declarations.filter { !$0.isSubject }
      #expect(
        Set(asked) == Set(declared.map { $0.key.split(separator: "_").joined(separator: "-") }), "\(name)")
      for declaration in declared {
        let key = declaration.key.split(separator: "_").joined(separator: "-")
        let option = try #require(options.first { (Self.keys["\(name) \($0.name)"] ?? $0.name) == key })
        #expect(option.isRepeating == declaration.takesSeveral, "\(name) --\(option.name)")
        if option.kind == "option" {
          #expect(option.defaultValue == declaration.defaultWords.first, "\(name) --\(option.name)")
          if !option.words.isEmpty { #expect(option.words == declaration.choices, "\(name) --\(option.name)") }
        } else {
          #expect(declaration.defaultWords.isEmpty, "\(name) --\(option.name)")
        }
      }
    }
  }

  /// Where the command line has another name than study.yaml.
  private static let keys = ["quantify as": "measures", "quotes typical": "kind"]
}

/// A verb with its options, as the parser describes them.
private struct Verb {
  struct Option {
    let kind: String
    let name: String
    let isRepeating: Bool
    let defaultValue: String?
    let words: [String]
  }

  let words: [String]
  let options: [Option]

  static func all(_ bench: StudyBench) async throws -> [Verb] {
    let help = try JSON(parsing: await bench.answer("--experimental-dump-help"))
    return verbs(help["command"]["subcommands"].elements, below: [])
  }

  private static func verbs(_ commands: [JSON], below words: [String]) -> [Verb] {
    commands.flatMap { command -> [Verb] in
      let words = words + [command["commandName"].string ?? ""]
      let below = command["subcommands"].elements
      if words == ["help"] { return [] }
      return below.isEmpty
        ? [Verb(words: words, options: command["arguments"].elements.map(option))] : verbs(below, below: words)
    }
  }

  private static func option(_ argument: JSON) -> Option {
    Option(
      kind: argument["kind"].string ?? "",
      name: argument["preferredName"]["name"].string ?? argument["valueName"].string ?? "",
      isRepeating: argument["isRepeating"].bool ?? false, defaultValue: argument["defaultValue"].string,
      words: argument["allValues"].strings)
  }
}

extension OptionKind {
  fileprivate var choices: [String] { if case .choice(let words) = self { words } else { [] } }
}

/// An option of a request.
private struct Declaration {
  let key: String
  let isSubject: Bool
  let takesSeveral: Bool
  let defaultWords: [String]
  let choices: [String]
}

extension AnalysisRequest {
  fileprivate static var declarations: [Declaration] {
    options.map { option in
      Declaration(
        key: option.key, isSubject: option.role == .subject, takesSeveral: option.takesSeveral,
        defaultWords: option.words(Self()), choices: option.kind.choices)
    }
  }
}
