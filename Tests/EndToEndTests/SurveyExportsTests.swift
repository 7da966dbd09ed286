import Foundation
import Testing

/// Exports of survey programs in a study: how they were read is said, and their variables serve in conditions and models.
@Suite struct SurveyExportsTests {
  private static let fixtures = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("RespondentsTests/Fixtures/exports")

  /// A study of three interviews beside one of the exports.
  private func bench(_ file: String, id: String, ids: [String], more: String = "") throws -> StudyBench {
    let answers = ["about the well", "about the road", "about the school"]
    var files = [
      "study.yaml": "study: water\nsurvey:\n  file: respondents/\(file)\n  id: \"\(id)\"\n\(more)",
      "codebook/a.yaml": "codes:\n  - id: place\n    rules:\n      - {any: [well, road, school]}\n",
      "respondents/participants.csv": "id,respondent_id,town\n"
        + ids.enumerated().map { "P\($0.offset + 1),\($0.element),\($0.offset == 0 ? "east" : "west")\n" }.joined(),
    ]
    for (index, answer) in answers.enumerated() {
      files["transcripts/t\(index + 1).txt"] =
        "---\nparticipants: {Ana: P\(index + 1)}\n---\n\nI: What do you speak of?\n\nAna: We speak \(answer) every day.\n"
    }
    let bench = try StudyBench(files)
    try bench.write(
      Array(try Data(contentsOf: Self.fixtures.appendingPathComponent(file))), to: "respondents/\(file)")
    return bench
  }

  @Test func koboIsSaidAndOverruled() async throws {
    let bench = try bench("kobo-names.csv", id: "_uuid", ids: ["uuid-1", "uuid-2", "uuid-3"])
    let check = try await bench.answer("check")
    #expect(
      check.contains(
        "respondents/kobo-names.csv: note: read as an export of KoBoToolbox; it contains no labels; 6 columns have names to type, such as `household_age` for `household/age`; several answers in `crops`. If it is not, say so in study.yaml under `survey:` (`program: none`).\n"
      ), "\(check)")
    #expect(!check.contains("nobody answered `_tags`"))
    let described = try await bench.answer("describe")
    #expect(described.contains("Read as an export of KoBoToolbox; it contains no labels"))
    #expect(described.contains("Not shown: _id,"))
    #expect(described.contains("household_age"))
    #expect(!described.contains("submitted_via_web"))
    try bench.write(
      try bench.read("study.yaml").replacing("  id:", with: "  program: none\n  id:"), to: "study.yaml")
    let plain = try await bench.strand("describe", "household/age")
    #expect(plain.status == 0 && !plain.stdout.contains("Read as"), "\(plain.summary)")
    #expect(!(try await bench.strand("check")).stdout.contains("note:"))
  }

  @Test func conditionsGoByTheNames() async throws {
    let bench = try bench("kobo-names.csv", id: "_uuid", ids: ["uuid-1", "uuid-2", "uuid-3"])
    let counted = try await bench.json(
      "compare", "--by", "town", "--where", "survey.household_age >= 44 AND crops_maize IS NOT NULL")
    #expect(counted["levels"].elements.map { $0["people"].integer } == [1, 0], "\(counted)")
    let wrong = try await bench.strand("compare", "--by", "town", "--where", "survey.household_agee > 1")
    #expect(wrong.stderr.contains("household_age"), "\(wrong.stderr)")
  }

  @Test func modelsGoByTheNames() async throws {
    let bench = try bench(
      "redcap-labels.csv", id: "record_id", ids: ["1", "2", "3"],
      more: "models:\n  M1: {outcome: how_old_are_you, terms: [which_pets_live_with_you_none]}\n")
    let regression = try await bench.json("regress")
    #expect(regression["rows"].elements[0]["n"].integer == 3)
  }

  @Test func severalAnswersInACell() async throws {
    let bench = try bench("google-forms.csv", id: "Timestamp", ids: ["", "", ""])
    try bench.write(
      try bench.read("study.yaml").replacing("  id: \"Timestamp\"\n", with: ""), to: "study.yaml")
    let described = try await bench.answer("describe")
    #expect(described.contains("How old are you?"))
    #expect(described.contains("Several answers possible: shares of the 4 who answered."))
  }

  /// Labels of the export head the tables; what study.yaml declares stands above them.
  @Test func labelsOfTheExport() async throws {
    let bench = try bench(
      "limesurvey-both.csv", id: "id", ids: ["1", "2", "4"],
      more: "  variables:\n    AGE: {label: \"age in years\"}\n")
    let described = try await bench.json("describe", "AGE", "TRAVEL_SQ001", "LIKE")
    #expect(
      described["rows"].elements.map { $0["label"].string } == [
        "age in years", "How do you travel to work? [Bus]", "Do you like it here?",
      ])
  }

  @Test func aProgramThatIsNone() async throws {
    let bench = try bench("redcap-raw.csv", id: "record_id", ids: ["1", "2", "3"], more: "  program: recap\n")
    let outcome = try await bench.strand("check")
    #expect(outcome.status == 1)
    #expect(outcome.stdout.contains("`recap` is not a value of `program`. Did you mean `redcap`?"), "\(outcome.stdout)")
  }

  /// Open answers of a Qualtrics export: the rows of questions and import ids are no answers, the question is the title.
  @Test(arguments: ["qualtrics.xlsx", "qualtrics.csv"]) func openAnswers(file: String) async throws {
    let bench = try StudyBench()
    _ = try await bench.answer("init")
    if file.hasSuffix(".csv") {
      try bench.write(
        "ResponseId,Q9\nResponse ID,\"What would you change,\nif you could?\"\n\"{\"\"ImportId\"\":\"\"_recordId\"\"}\",\"{\"\"ImportId\"\":\"\"QID9\"\"}\"\nR_1,The road\nR_2,Nothing at all\n",
        to: file)
    } else {
      try bench.write(Array(try Data(contentsOf: Self.fixtures.appendingPathComponent(file))), to: file)
    }
    let column = file.hasSuffix(".csv") ? "Q9" : "Q2_1_TEXT"
    let outcome = try await bench.strand("import", file, "--columns", "id=ResponseId,text=\(column)", "--name", "q9")
    #expect(outcome.status == 0, "\(outcome.summary)")
    let text = try bench.read("transcripts/q9.txt")
    #expect(!text.contains("ImportId") && !text.contains("Response ID:"))
    #expect(
      text.hasSuffix(
        file.hasSuffix(".csv") ? "R_1: The road\n\nR_2: Nothing at all\n" : "R_2: none\n"), "\(text)")
    #expect(
      text.contains(
        file.hasSuffix(".csv") ? "What would you change, if you could?" : "Which of these? - A lift - Text"), "\(text)")
  }
}
