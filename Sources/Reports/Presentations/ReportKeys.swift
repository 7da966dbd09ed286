import Analysis
import Codebooks
import Statistics
import StudyDefinition
import StudyIndex

/// The keys of every report, from the schemas that its tables and its JSON are made from: for docs/file-formats.md.
public enum ReportKeys {
  /// The rows of a command's answer.
  public struct Entry {
    public let title: String
    public let keys: [DocumentedKey]

    public init(_ title: String, _ keys: [DocumentedKey]) {
      self.title = title
      self.keys = keys
    }
  }

  /// `LEVEL`, `GROUP`, `VARIABLE`, `CODE` and `COLUMN` stand for the study's own names.
  public static var all: [Entry] { interviews + agreement + decisions + coders + survey + both + exports }

  private static let level = [LevelHeading(name: "LEVEL", heading: "")]

  private static var interviews: [Entry] {
    let compared = ComparedCode.Shape(unit: .people, levels: level, hasOnePair: true, withQuotes: true)
    return [
      Entry("`quotes`", QuoteLine.schema(["GROUP"], ofCases: false).keys),
      Entry(
        "`quotes --typical`, `--deviant`: rows as of `quotes`, and `rank`, `distance`; `cases`",
        CaseSelection.schema.keys),
      Entry("`search`", KeywordSearch.schema.keys), Entry("`read`", CodedTranscript.schema.keys),
      Entry("`compare`", ComparedCode.schema(compared).keys),
      Entry("`compare`: `levels`", Comparison.Level.schema.keys.map(\.inJSONOnly)),
      Entry("`compare --tests`: the second table, in CSV", TestLine.schema(.people, .holm).keys.map(\.inTableOnly)),
      Entry("`words`", WordFrequencies.schema(.words, levels: level).keys),
      Entry("`words`: `levels`", WordFrequencies.Level.schema.keys.map(\.inJSONOnly)),
      Entry("`words --keyness`", WordKeyness.schema(.words, levels: ["LEVEL"], .holm).keys),
      Entry("`words --keyness`: `levels`", WordKeyness.Tested.schema.keys.map(\.inJSONOnly)),
      Entry("`map`", CodeMap.schema(.turns).keys), Entry("`map --by`", GroupMap.schema(axes: 2).keys),
      Entry("`checklist`", Checklist.schema.keys),
      Entry("`saturation`", Saturation.schema(length: 2).keys),
      Entry(
        "`framework`",
        FrameworkMatrix.schema(grouping: "GROUP", codes: [LevelHeading(name: "CODE", heading: "")]).keys),
      Entry("`cooccur`", CoOccurrence.schema(.turn).keys), Entry("`codebook`", CodeCounts.schema.keys),
      Entry("`apply`", AppliedRules.schema(level, over: nil).keys),
      Entry("`suggest`", LearntLine.schema(groupings: ["GROUP"]).keys),
      Entry("`suggest`: further keys of rows, and the second table in CSV", LearntLine.reading.keys),
      Entry("`suggest`: further keys of rows, and the third table in CSV", LearntLine.besides.keys),
      Entry("`suggest --like`", SimilarPassages.schema(["GROUP"]).keys),
    ]
  }

  private static var agreement: [Entry] {
    let (two, three) = (["A", "B"], ["A", "B", "C"])
    return [
      Entry(
        "`agree`: `rows` and `all`",
        merged(AgreementLine.schema(two, unit: .turns).keys, AgreementLine.schema(three, unit: .turns).keys)),
      Entry("`agree`: `sets`", SetsLine.schema.keys), Entry("`agree`: `pairs`", PairLine.schema.keys),
      Entry("`agree --unit characters`: `rows` and `all`", PassageLine.schema().keys),
      Entry("`agree --unit characters`: `pairs`", PassagePairLine.schema.keys),
      Entry("`agree --disagreements`; `passages` with `--against`", Disagreements.schema.keys),
      Entry("`agree --against`", ExpertAgreement.schema(unit: .turns).keys),
      Entry("`agree --with rules`", RulesAgreement.schema.keys),
      Entry(
        "`agree --rounds`",
        merged(
          AgreementRounds.schema(isPair: true, ofOne: true).keys,
          AgreementRounds.schema(isPair: false, ofOne: true).keys)),
      Entry("`agree --plan`", AgreementPlan.schema.keys),
    ]
  }

  /// The keys of two forms of one answer, those of the second behind the first's.
  private static func merged(_ first: [DocumentedKey], _ second: [DocumentedKey]) -> [DocumentedKey] {
    first + second.filter { key in !first.contains { $0.json == key.json && $0.csv == key.csv } }
  }

  private static var decisions: [Entry] {
    [
      Entry("`tag`, `untag`, `accept`, `reject`, `memo`, `undo`", DecisionReport.schema.keys),
      Entry("`done`", ReadingReport.schema.keys),
      Entry("`recode`, `merge-codes`, `split-code`", HousekeepingReport.recodingSchema.keys),
      Entry("`rename-transcript`", HousekeepingReport.renamingSchema.keys),
      Entry("`remove-transcript`", HousekeepingReport.withdrawalSchema.keys),
      Entry("`memos`", MemoListing.schema.keys), Entry("`history`", HistoryReport.schema.keys),
      Entry("`moves`", CodeMoves.schema().keys),
      Entry("`reanchor`", ReanchoringReport.schema(isWritten: true).keys), Entry("`check`", StudyCheck.schema.keys),
      Entry("`status`: `coders`", StudyStatus.coderSchema.keys), Entry("`import`", ImportReport.schema.keys),
      Entry("`import-project`, `export project`", InventoryReport.schema.keys),
      Entry("`import-project`: `transcripts`", ProjectImportReport.transcriptSchema.keys),
      Entry("`import-project`: `files`", ProjectImportReport.fileSchema.keys),
      Entry("`pseudonymise`", PseudonymReport.replacedSchema.keys),
      Entry("`pseudonymise --suggest`", PseudonymReport.suggestedSchema.keys),
    ]
  }

  private static var coders: [Entry] {
    [
      Entry("`status`: `reading`", ReadingLine.schema.keys.map(\.inJSONOnly)),
      Entry("`assign`", AssignmentReport.schema.keys),
      Entry("`assign`: `strata`", AssignmentReport.stratumSchema.keys.map(\.inJSONOnly)),
      Entry("`adjudicate --list`", ShownCase.schema.keys.map(\.inJSONOnly)),
      Entry("`adjudicate --list`, in CSV", CaseLine.schema.keys.map(\.inTableOnly)),
      Entry("`adjudicate`: what was decided", ResolvedReport.schema.keys),
      Entry("`codebook --diff`", DifferingCode.schema(withCodings: true).keys),
      Entry("`merge`", MergeReport.schema.keys),
      Entry("`merge`: `codes` of `codebooks`", DifferingCode.schema(withCodings: false).keys),
    ]
  }

  private static var survey: [Entry] {
    [
      Entry("`describe`", SurveyDescription.schema.keys.map(\.inJSONOnly)),
      Entry("`describe`: numbers, in CSV", DescribedNumbers.schema().keys.map(\.inTableOnly)),
      Entry("`describe`: categories, in CSV", DescribedCategory.schema().keys.map(\.inTableOnly)),
      Entry("`correlate`", CorrelationTable.pairSchema.keys),
      Entry("`test`", GroupComparison.schema.keys),
      Entry("`scale`", ScaleReport.schema.keys.map(\.inJSONOnly)),
      Entry("`scale`: items, in CSV", ScaleReport.itemSchema(kept: 1).keys.map(\.inTableOnly)),
      Entry("`scale`: components, in CSV", ScaleReport.Component.schema.keys.map(\.inTableOnly)),
      Entry("`regress`", ModelAnalysis.schema.keys),
      Entry("`regress`: coefficients, in CSV", ModelTerm.schema.keys.map(\.inTableOnly)),
      Entry("`regress`: models against the one before, in CSV", NestedModelTest.schema.keys.map(\.inTableOnly)),
      Entry("`regress --effects`, in CSV", ModelAnalysis.Effect.schema.keys.map(\.inTableOnly)),
      Entry("`regress --diagnostics`: respondents, in CSV", ModelDiagnostics.Case.schema.keys.map(\.inTableOnly)),
      Entry("`export respondents`: `variables`", RespondentsReport.variableSchema.keys.map(\.inJSONOnly)),
      Entry("`vet`", VettingWording.schema.keys), Entry("`vet`: `checks`", Vetting.checkSchema.keys),
    ]
  }

  private static var both: [Entry] {
    let mechanisms = MechanismTable.schema(
      [LevelOfMechanism.Heading(heading: level[0], people: 0)], code: { _ in .placeholder }, cells: { _ in [] })
    return [
      Entry(
        "`quantify`", Quantification.schema([("VARIABLE", .mentioned)], attributes: ["COLUMN"]).keys),
      Entry("`quantify`: `variables`", Quantification.variableSchema.keys.map(\.inJSONOnly)),
      Entry(
        "`joint`: rows of `hypotheses`", HypothesisPresentation.schema(alpha: 0.05, mechanisms: mechanisms).keys),
      Entry("`joint`: rows of `themes`", ThemePresentation.schema(mechanisms: mechanisms).keys.map(\.inJSONOnly)),
      Entry("`joint`: mechanisms, in CSV", mechanisms.keys.map(\.inTableOnly)),
      Entry(
        "`joint`: rows of `cases`",
        CasePresentation.schema(grouping: "GROUP", scores: [("VARIABLE", 0)], codes: ["CODE"]).keys),
    ]
  }

  private static var exports: [Entry] {
    [
      Entry("`export codings`", CodingListing.schema(Codebook(codes: []), groupings: ["GROUP"]).keys),
      Entry("`export codebook`, in CSV", CodebookAppendix.schema.keys.map(\.inTableOnly)),
    ]
  }

  /// A table an answer: the key of JSON, the heading of CSV, its type, what it says.
  public static func markdown(_ entries: [Entry]) -> String {
    entries.map { entry in
      let rows = entry.keys.filter { $0.json != nil || $0.csv != nil }.map { key in
        let meaning = [key.heading, key.unit].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: "; ")
        return "| \(quoted(key.json)) | \(quoted(key.csv)) | \(key.type.rawValue) | \(meaning) |"
      }
      return "#### \(entry.title)\n\n| JSON | CSV | type | meaning |\n|---|---|---|---|\n"
        + rows.joined(separator: "\n") + "\n"
    }.joined(separator: "\n")
  }

  private static func quoted(_ key: String?) -> String { key.map { "`\($0)`" } ?? "" }
}

extension Code {
  /// For schemas that only tell their keys.
  fileprivate static let placeholder = Code(
    id: "", name: "", definition: "", include: [], exclude: [], examples: [], colour: nil, was: [], rules: [],
    parent: nil, depth: 0, file: "", line: 1)
}
