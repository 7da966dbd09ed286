import Basics
import Foundation
import Respondents
import Testing

/// Exports of survey programs: Fixtures/exports, which make_exports.py wrote.
@Suite struct SurveyExportTests {
  private func read(
    _ name: String, id: String? = nil, program: SurveyProgramChoice = .recognised,
    declared: [VariableDeclaration] = []
  ) throws -> SurveyTable {
    let file = SurveyFixture.folder.appendingPathComponent("exports/\(name)")
    return try SurveyReader.read(
      file: name, .file(file), options: SurveyOptions(idColumn: id, program: program), declared: declared)
  }

  private func variable(_ table: SurveyTable, _ name: String) throws -> SurveyVariable {
    table.variables[try #require(table.column(named: name), "no variable \(name)")]
  }

  private func names(_ table: SurveyTable) -> [String] { table.variables.map(\.name) }

  private func own(_ table: SurveyTable) -> [String] { table.variables.filter(\.isOfProgram).map(\.name) }

  // MARK: LimeSurvey

  @Test(arguments: ["limesurvey-codes.csv", "limesurvey-both.csv"]) func limeSurveyByCode(file: String) throws {
    let table = try read(file, id: "id")
    #expect(table.export?.program == .limesurvey)
    #expect(
      names(table) == [
        "id", "submitdate", "lastpage", "startlanguage", "seed", "AGE", "TRAVEL_SQ001", "TRAVEL_SQ002", "TRAVEL_other",
        "SAT_price", "SAT_noise", "LIKE",
      ])
    #expect(own(table) == ["id", "submitdate", "lastpage", "startlanguage", "seed"])
    #expect(try variable(table, "submitdate").kind == .datetime)
    // Chosen, chosen by others only, not answered at all.
    #expect(cells(table, "TRAVEL_SQ001").prefix(2) == [.number(1), .number(1)])
    #expect(cells(table, "TRAVEL_SQ001")[3] == .number(0))
    #expect(cells(table, "TRAVEL_SQ002") == [.number(0), .number(1), .missing(nil), .number(1)])
    #expect(try variable(table, "TRAVEL_SQ001").label(of: .number(1)) == "yes")
    #expect(cells(table, "TRAVEL_other")[1] == .text("by boat"))
    // An array is no set of options.
    guard case .texts = table.columns[9] else { throw Failure() }
    let label = try variable(table, "TRAVEL_SQ002").label
    #expect(label == (file == "limesurvey-codes.csv" ? nil : "How do you travel to work? [Bicycle]"))
  }

  private struct Failure: Error {}

  @Test func limeSurveyByQuestion() throws {
    let table = try read("limesurvey-words.csv", id: "Response ID")
    #expect(table.export?.program == .limesurvey)
    #expect(table.identifier(row: 3) == "4")
    #expect(names(table).prefix(5) == ["id", "submitdate", "lastpage", "startlanguage", "seed"])
    #expect(
      names(table).dropFirst(5) == [
        "how_old_are_you", "how_do_you_travel_to_work_bus", "how_do_you_travel_to_work_bicycle",
        "how_do_you_travel_to_work_other", "how_satisfied_are_you_with_the_price",
        "how_satisfied_are_you_with_the_noise", "do_you_like_it_here",
      ])
    #expect(try variable(table, "how_old_are_you").label == "How old are you?")
    #expect(cells(table, "how_do_you_travel_to_work_bicycle") == [.number(0), .number(1), .missing(nil), .number(1)])
    // Not shown is not answered.
    #expect(cells(table, "do_you_like_it_here")[2] == .missing(.text("N/A")))
    #expect(table.export?.sentence.contains("labels taken from the headings") == true)
  }

  // MARK: KoBoToolbox and ODK

  @Test(arguments: ["kobo-names.csv", "kobo-names.xlsx"]) func koboByName(file: String) throws {
    let table = try read(file, id: "_uuid")
    #expect(table.export?.program == .kobo)
    #expect(table.rowCount == 3)
    #expect(
      names(table).prefix(8) == [
        "start", "household_age", "size", "child_age", "crops", "crops_maize", "crops_red_beans", "source",
      ])
    #expect(own(table).first == "_id")
    #expect(own(table).count == 10)
    let crops = try variable(table, "crops")
    #expect(crops.kind == .multiple)
    #expect(crops.separator == " ")
    let counts = try table.counts(of: MultipleResponseSet(name: "crops", source: .cell(variable: "crops")))
    #expect(counts.options.map(\.value) == [.text("maize"), .text("red_beans")])
    #expect(counts.options.map(\.count) == [2, 1])
    #expect(counts.respondents == 2)
    #expect(cells(table, "crops_red_beans") == [.number(1), .number(0), .missing(nil)])
    #expect(try variable(table, "crops_red_beans").kind == .nominal)
    // By its heading, too.
    #expect(table.column(named: "household/size") == 2)
    #expect(table.export?.sentence.contains("it contains no labels") == true)
  }

  @Test func koboByLabelWithTags() throws {
    let table = try read("kobo-labels.csv", id: "_id")
    #expect(table.rowCount == 3)
    #expect(
      names(table).prefix(8) == [
        "start", "how_old_are_you", "how_many_live_here", "how_old_is_the_child", "which_crops_do_you_grow",
        "which_crops_do_you_grow_maize", "which_crops_do_you_grow_red_beans", "where_do_you_fetch_water",
      ])
    #expect(try variable(table, "how_old_are_you").label == "How old are you?")
    #expect(try variable(table, "which_crops_do_you_grow_red_beans").label == "Which crops do you grow? - Red beans")
    #expect(cells(table, "how_many_live_here") == [.number(6), .number(4), .number(9)])
    // Labels may hold blanks: the answers come from the columns of the options.
    let counts = try table.counts(
      of: MultipleResponseSet(name: "crops", source: .cell(variable: "which_crops_do_you_grow")))
    #expect(counts.options.map(\.value) == [.text("Maize"), .text("Red beans")])
    #expect(counts.options.map(\.count) == [2, 1])
  }

  @Test func odkCentral() throws {
    let table = try read("odk-central.csv", id: "KEY")
    #expect(table.export?.program == .odk)
    #expect(names(table)[2...7] == ["age", "size", "crops", "crops_maize", "crops_beans", "instanceID"])
    #expect(own(table).contains("SubmissionDate") && own(table).contains("FormVersion"))
    #expect(try variable(table, "SubmissionDate").kind == .datetime)
    #expect(cells(table, "age") == [.number(44), .number(39)])
    #expect(try variable(table, "crops").kind == .multiple)
  }

  // MARK: REDCap

  @Test func redcapRaw() throws {
    let table = try read("redcap-raw.csv", id: "record_id")
    #expect(table.export?.program == .redcap)
    #expect(table.export?.renamed.isEmpty == true)
    #expect(cells(table, "pet___2") == [.number(0), .number(0), .number(1)])
    #expect(try variable(table, "pet____99").label(of: .number(1)) == "yes")
    #expect(try variable(table, "about_you_complete").label(of: .number(1)) == "Unverified")
    #expect(
      own(table) == [
        "redcap_event_name", "redcap_survey_identifier", "about_you_timestamp", "about_you_complete", "end_complete",
      ])
  }

  @Test func redcapLabels() throws {
    let table = try read("redcap-labels.csv", id: "Record ID")
    #expect(table.export?.program == .redcap)
    #expect(
      names(table) == [
        "record_id", "redcap_event_name", "redcap_survey_identifier", "survey_timestamp", "how_old_are_you",
        "which_pets_live_with_you_a_dog", "which_pets_live_with_you_a_cat_or_two", "which_pets_live_with_you_none",
        "complete", "how_is_your_mood", "complete_2",
      ])
    #expect(cells(table, "which_pets_live_with_you_a_dog") == [.number(1), .number(0), .number(1)])
    #expect(try variable(table, "which_pets_live_with_you_none").label == "Which pets live with you? - None")
    #expect(cells(table, "complete_2")[1] == .text("Incomplete"))
  }

  /// A record with a row for each event is no respondent with two ids: the remedy is REDCap's.
  @Test func redcapWithEvents() throws {
    let table = try survey(
      "record_id,redcap_event_name,age,intake_complete\n1,first_arm_1,34,2\n1,second_arm_1,35,2\n",
      SurveyOptions(idColumn: "record_id"))
    #expect(SurveyChecks.ids(in: table).map(\.remedy).first?.hasPrefix("REDCap writes a row for each event") == true)
  }

  // MARK: Google Forms

  @Test(arguments: ["google-forms.csv", "google-sheet.csv"]) func googleForms(file: String) throws {
    let table = try read(file)
    #expect(table.export?.program == .googleForms)
    #expect(
      names(table).dropFirst() == [
        "how_old_are_you", "which_group_do_you_go_to", "how_often_roughly", "how_do_you_rate_the_room",
        "how_do_you_rate_the_tea",
      ])
    #expect(table.variables[0].kind == .datetime)
    #expect(cells(table, names(table)[0])[1] == .number(try #require(SurveyDate.days("2025-02-03T16:15:00"))))
    let groups = try variable(table, "which_group_do_you_go_to")
    #expect(groups.kind == .multiple)
    let counts = try table.counts(of: MultipleResponseSet(name: "g", source: .cell(variable: groups.name)))
    #expect(
      Dictionary(uniqueKeysWithValues: counts.options.map { ($0.value.written, $0.count) }) == [
        "Choir": 3, "Football": 2, "Chess": 2,
      ])
    // A comma within one answer.
    #expect(try variable(table, "how_often_roughly").kind != .multiple)
    #expect(table.export?.several == ["which_group_do_you_go_to"])
  }

  // MARK: Qualtrics in Excel

  @Test(arguments: ["qualtrics.xlsx", "qualtrics-two-rows.xlsx"]) func qualtricsWorkbook(file: String) throws {
    let table = try read(file, id: "ResponseId")
    #expect(table.export?.program == .qualtrics)
    #expect(table.rowCount == 2)
    #expect(cells(table, "Q1") == [.number(3), .number(5)])
    #expect(try variable(table, "Q1").label == "How many rooms have you?")
    #expect(names(table)[1] == "Duration_in_seconds")
    #expect(table.column(named: "duration (in seconds)") == 1)
  }

  // MARK: Overruling

  @Test func sayingThatItIsNone() throws {
    let table = try read("kobo-names.csv", program: .noProgram)
    #expect(table.export == nil)
    #expect(names(table)[1] == "household/age")
    #expect(try read("limesurvey-codes.csv", program: .noProgram).variables[6].name == "TRAVEL[SQ001]")
    let qualtrics = try read("qualtrics.xlsx", program: .noProgram)
    #expect(qualtrics.rowCount == 4)
  }

  /// What the program's mark lacks, a person can say.
  @Test func sayingWhichItIs() throws {
    let text =
      "begun,Do you come often?,What do you like?\n2025/02/03 9:00:00 AM GMT+1,yes,tea;talk\n2025/02/13 9:00:00 AM GMT+1,no,tea\n"
    #expect(try survey(text).export == nil)
    let table = try survey(text, SurveyOptions(program: .named(.googleForms)))
    #expect(names(table) == ["begun", "do_you_come_often", "what_do_you_like"])
    #expect(table.variables[2].kind == .multiple)
  }

  @Test(arguments: [
    "id,token,seed\n1,2,3\n", "Timestamp,value\n2025-01-01 10:00:00,4\n", "record_id,age\n1,40\n", "_id,name\n1,x\n",
    "key,SubmissionDate\n1,2025-01-01\n", "task_complete,n\n1,2\n", "StartDate,x\n2025-01-01,3\n",
  ]) func plainTablesStayPlain(text: String) throws {
    #expect(try survey(text).export == nil)
  }

  /// Declarations go by name or by heading, and stand above what the export says.
  @Test func declarationsAboveTheExport() throws {
    let table = try read(
      "google-forms.csv",
      declared: [
        VariableDeclaration(name: "Which group do you go to?", label: "groups", kind: .text),
        VariableDeclaration(name: "how_old_are_you", label: "age in years"),
      ])
    #expect(table.problems.filter { $0.severity == .error }.isEmpty)
    #expect(try variable(table, "which_group_do_you_go_to").label == "groups")
    #expect(try variable(table, "which_group_do_you_go_to").kind == .text)
    #expect(try variable(table, "how_old_are_you").label == "age in years")
  }

  @Test func checkSaysHowItWasRead() throws {
    let problems = SurveyChecks.problems(in: try read("kobo-names.csv", id: "_uuid"))
    #expect(
      problems.map(\.description).prefix(1) == [
        "kobo-names.csv: note: read as an export of KoBoToolbox; it contains no labels; 6 columns have names to type, such as `household_age` for `household/age`; several answers in `crops`. If it is not, say so in study.yaml under `survey:` (`program: none`)."
      ])
  }
}
