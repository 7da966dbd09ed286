import Analysis
import Codebooks
import Learning
import Statistics
import StudyIndex
import Transcripts

/// A row of `suggest`: a code, how good its model is, what it suggests.
struct LearntLine {
  let code: Code
  let learnt: LearntCode
  let suggestions: [SuggestionLine]

  var evaluation: SuggestionEvaluation { learnt.evaluation }

  static func schema(groupings: [String]) -> Schema<LearntLine> {
    typealias Item = Field<LearntLine>
    var fields: [Item] = [
      .text("name", "Code", .wrapped(16)) { $0.code.name }.coloured { $0.code.colour },
      .text("code", "Id", .data, unit: "code's id") { $0.code.id },
      .text("model", "Model", .data, unit: "SHA-256 of settings, texts and decisions") { $0.learnt.model },
      .integer("passages", "judged", .data, unit: "passages that were read or judged") { $0.evaluation.passages },
      .integer("coded", "coded", unit: "passages with the code") { $0.evaluation.coded },
      .integer("people", "people", unit: "people who say them") { $0.evaluation.peopleCoded },
      .integer("people_judged", "people judged", .data, unit: "people whose passages were judged") {
        $0.evaluation.people
      },
      .integer("folds", "folds", .data, unit: "parts of the cross-validation") { $0.evaluation.folds },
    ]
    fields += Item.estimate(
      "average_precision", "average precision", .decimal(places: 2), .wrapped(11), unit: "0 to 1"
    ) { line in
      let precision = line.evaluation.averagePrecision
      return (precision.value, precision.interval?.low, precision.interval?.high)
    }
    fields.append(
      .number("prevalence", "by chance", .decimal(2), unit: "share of passages with the code, 0 to 1") {
        $0.evaluation.prevalence
      })
    fields += Item.quality("precision", "precision", \.precision, \.counts.precision) { $0.evaluation.quality }
    fields += Item.quality("recall", "recall", \.recall, \.counts.recall) { $0.evaluation.quality }
    fields += Item.quality("f1", "F1", \.f1, \.counts.f1, isShown: false) { $0.evaluation.quality }
    fields += [
      .part("counts", DecisionCounts.schema) { $0.evaluation.quality.counts },
      .number("threshold", "threshold", .decimal(3), .data, unit: "probability, 0 to 1") { $0.learnt.threshold },
      .nested("calibration", Calibration.Class.schema) { $0.evaluation.calibration.classes },
      .json("read_at", type: .list, unit: "passages read when the first, second… coded one is found, by the model") {
        .array($0.evaluation.reading.readAt.map { .integer($0) })
      },
      .json("read_at_in_order", type: .list, unit: "the same in the order of the transcripts") {
        .array($0.evaluation.inOrder.readAt.map { .integer($0) })
      },
      .integer("left_out", "left out", .data, unit: "passages judged as suggestions, left out of the evaluation") {
        $0.learnt.leftOut
      },
      .integer("candidates", "candidates", .data, unit: "passages that could be suggested") { $0.learnt.candidates },
      .integer("probable", "probable", .data, unit: "candidates at or above the threshold") { $0.learnt.probable },
      .number("expected", "expected", .decimal(1), .data, unit: "sum of the candidates' probabilities") {
        $0.learnt.expected
      },
      .nested("suggestions", SuggestionLine.schema(groupings)) { $0.suggestions },
    ]
    return Schema(fields)
  }

  /// Beside the rules, and beside other people: JSON has it in the same rows.
  static var besides: Schema<LearntLine> {
    func share(
      _ key: String, _ heading: String, under group: String, unit: String, _ value: @escaping (LearntLine) -> Double?
    ) -> Field<LearntLine> {
      .number(key, heading, .decimal(2), unit: unit + ", 0 to 1", value).grouped(under: group)
    }
    let ofRules = "of the rules' hits"
    let oneCoder = "F1 with one coder"
    return Schema([
      .text("name", "Code", .wrapped(16)) { $0.code.name }.coloured { $0.code.colour },
      .text("code", "Id", .data, unit: "code's id") { $0.code.id },
      share("model_f1", "model's F1", under: "", unit: "of the model") { $0.evaluation.quality.counts.f1 },
      .integer("rules_found", "found", unit: "passages with a rule's hit") { $0.evaluation.foundByRules }
        .grouped(under: "rules"),
      share("rules_precision", "precision", under: "rules", unit: ofRules) { $0.evaluation.rules?.counts.precision },
      share("rules_recall", "recall", under: "rules", unit: ofRules) { $0.evaluation.rules?.counts.recall },
      share("rules_f1", "F1", under: "rules", unit: ofRules) { $0.evaluation.rules?.counts.f1 },
      share("model_recall_as_many", "recall", under: "model, as many", unit: "of as many of the model's first passages")
      {
        $0.recallOfAsMany
      },
      share("coders_f1", "another", under: oneCoder, unit: "F1 of one coder against another") {
        $0.evaluation.coders?.coders.counts.f1
      },
      share("coders_model_f1", "model", under: oneCoder, unit: "F1 of the model against one coder") {
        $0.evaluation.coders?.model.counts.f1
      },
      .number("coders_f1_low", "F1 of coders, low", .decimal(2), .data) { $0.evaluation.coders?.coders.f1?.low },
      .number("coders_f1_high", "F1 of coders, high", .decimal(2), .data) { $0.evaluation.coders?.coders.f1?.high },
      .number("coders_model_f1_low", "F1 of the model against coders, low", .decimal(2), .data) {
        $0.evaluation.coders?.model.f1?.low
      },
      .number("coders_model_f1_high", "F1 of the model against coders, high", .decimal(2), .data) {
        $0.evaluation.coders?.model.f1?.high
      },
      .integer("coders_passages", "passages", .data, unit: "that two coders have read") {
        $0.evaluation.coders?.passages
      },
    ])
  }

  /// The share of the coded passages among as many of the model's first ones as the rules find.
  private var recallOfAsMany: Double? { evaluation.foundByRules.map { evaluation.recall(inFirst: $0) } }

  /// How much has to be read to find a share of what is coded.
  static var reading: Schema<LearntLine> {
    func read(_ share: Double) -> Field<LearntLine> {
      let percent = Int((share * 100).rounded())
      return .integer("read_\(percent)", "\(percent)%", unit: "passages, in the model's order") {
        $0.evaluation.reading.read(toFind: share)
      }.grouped(under: "model")
    }
    return Schema([
      .text("name", "Code", .wrapped(16)) { $0.code.name }.coloured { $0.code.colour },
      .text("code", "Id", .data, unit: "code's id") { $0.code.id },
      .integer("passages", "of", unit: "passages that were judged") { $0.evaluation.passages },
      read(0.5), read(0.8), read(0.9), read(1),
      .integer("read_90_in_order", "90%", unit: "passages, in the order of the transcripts") {
        $0.evaluation.inOrder.read(toFind: 0.9)
      }.grouped(under: "in order"),
      .integer("read_90_rules_first", "90%", unit: "passages, those with a rule's hit first, then in order") {
        $0.evaluation.rulesFirst?.read(toFind: 0.9)
      }.grouped(under: "rules first"),
      .number("read_90_at_random", "90%", .decimal(0), unit: "passages on average, in an order drawn at random") {
        $0.evaluation.reading.readAtRandom(toFind: 0.9)
      }.grouped(under: "at random"),
    ])
  }
}

extension SuggestionEvaluation {
  /// The share of what is coded among so many of the model's first passages.
  func recall(inFirst count: Int) -> Double { Double(reading.found(inFirst: count)) / Double(coded) }
}

/// One suggested passage.
struct SuggestionLine {
  let suggestion: SuggestedPassage
  let quote: Quote

  static func schema(_ groupings: [String]) -> Schema<SuggestionLine> {
    Schema(
      [
        .number("probability", "Probability", .decimal(3), unit: "0 to 1") { $0.suggestion.probability }
          .read { "probability \(Numbers.fixed($0.suggestion.probability, places: 2))" },
        .list("reasons", "Reasons", unit: "stretches of the passage that support the code, the strongest first") {
          $0.suggestion.reasons.map(\.text)
        }.read { line in
          line.suggestion.reasons.isEmpty
            ? nil : "because of " + line.suggestion.reasons.map { "“\($0.text)”" }.joined(separator: ", ")
        },
      ] + Quote.place(groupings).map { field in field.of { $0.quote } } + [
        .text("id", "Id", unit: "of the suggestion") { $0.suggestion.id },
        .text("text", "Text", .data, unit: "the passage") { $0.quote.text },
      ])
  }

  func item(_ schema: Schema<SuggestionLine>, heading: String, colour: String?) -> QuoteItem {
    QuoteItem(
      heading: heading, colour: colour, text: quote.text, fields: schema.facts(self),
      link: Fragment.turn(transcript: quote.transcript.name, number: quote.segment.turn),
      language: quote.transcript.language)
  }
}

extension Quote {
  /// Who said it and where.
  static func place(_ groupings: [String]) -> [Field<Quote>] {
    [
      .text("speaker", "Speaker", unit: "the transcript's label") { $0.speaker.label },
      .text("participant", "Participant") { $0.speaker.participant }
        .read { $0.speaker.participant == $0.speaker.label ? nil : $0.speaker.participant },
      .keyed("groups", groupings.map { ($0, $0) }, placeholder: "GROUP", unit: "level's name") { quote in
        quote.levels.map { level in
          var cell: Cell = .text(level?.name)
          cell.words = level?.label ?? ""
          return cell
        }
      },
      .text("transcript", "Transcript") { $0.transcript.name }.read { "\($0.transcript.name):\($0.segment.turn)" },
      .integer("turn", "Turn", .data, unit: "1-based") { $0.segment.turn },
      .integer("start", "Start", .data, unit: "scalars of the body, 0-based") { $0.segment.span.start },
      .integer("end", "End", .data, unit: "scalars of the body, end-exclusive") { $0.segment.span.end },
    ]
  }
}

extension DecisionCounts {
  static var schema: Schema<DecisionCounts> {
    Schema([
      .integer("true_positives", "suggested and coded", .data, unit: "passages") { $0.truePositives },
      .integer("false_positives", "suggested and not coded", .data, unit: "passages") { $0.falsePositives },
      .integer("false_negatives", "coded and not suggested", .data, unit: "passages") { $0.falseNegatives },
      .integer("true_negatives", "neither", .data, unit: "passages") { $0.trueNegatives },
    ])
  }
}

extension Calibration.Class {
  static var schema: Schema<Calibration.Class> {
    Schema([
      .number("low", "from", .decimal(2), unit: "probability") { $0.low },
      .number("high", "to", .decimal(2), unit: "probability, exclusive but for 1") { $0.high },
      .integer("passages", "passages", unit: "passages") { $0.rows },
      .number("mean_probability", "mean probability", .decimal(3), unit: "0 to 1") { $0.meanProbability },
      .integer("coded", "coded", unit: "passages") { $0.positives },
      .number("share", "share coded", .decimal(3), unit: "0 to 1") { $0.share },
    ])
  }
}

extension Field<LearntLine> {
  fileprivate static func quality(
    _ key: String, _ heading: String, _ interval: @escaping (DecisionQuality) -> Interval?,
    _ value: @escaping (DecisionQuality) -> Double?, isShown: Bool = true,
    _ quality: @escaping (LearntLine) -> DecisionQuality
  ) -> [Field] {
    estimate(key, heading, .decimal(places: 2), isShown ? .wrapped(11) : .data, unit: "0 to 1") { line in
      let quality = quality(line)
      return value(quality).map { ($0, interval(quality)?.low, interval(quality)?.high) }
    }
  }
}

extension Field {
  /// Its columns stand under a heading with their neighbours.
  func grouped(under heading: String) -> Field {
    var field = self
    if !heading.isEmpty { for index in field.columns.indices { field.columns[index].group = heading } }
    return field
  }
}
