import Basics
import Respondents
import Testing

/// Header rows, days and times, and scales as survey programs write them.
@Suite struct SurveyDialectTests {
  private func read(_ text: String, declared: [VariableDeclaration] = []) throws -> SurveyTable {
    try SurveyReader.read(
      file: "s.csv", .bytes(Array(text.utf8)), options: SurveyOptions(idColumn: nil), declared: declared)
  }

  private static func ids(_ names: [String]) -> String {
    names.map { "\"{\"\"ImportId\"\":\"\"\($0)\"\"}\"" }.joined(separator: ",") + "\n"
  }

  @Test func qualtricsThreeHeaderRows() throws {
    let table = try read(
      "RecordedDate,ResponseId,Q4,Q5_1,Q6\n"
        + "Recorded Date,Response ID,\"How far is the bus stop,\nin minutes on foot?\",Would you walk? - At night,Q6\n"
        + Self.ids(["recordedDate", "_recordId", "QID4_TEXT", "QID5_1", "QID6"])
        + "2025-02-03 19:05:11,R_a,12,3,yes\n2025-02-04 08:00:00,R_b,7,,no\n")
    #expect(table.rowCount == 2)
    #expect(
      table.variables.map(\.label) == [
        "Recorded Date", "Response ID", "How far is the bus stop, in minutes on foot?", "Would you walk? - At night",
        nil,
      ])
    #expect(table.cell(row: 0, column: 2) == .number(12))
    #expect(table.cell(row: 1, column: 3) == .missing(nil))
  }

  /// With semicolons, an import id with a choice, and no answers yet; and the exporter of before 2017.
  @Test func furtherHeadersOfQualtrics() throws {
    let empty = try read(
      "ResponseId;Q1\nResponse ID;Do you vote?\n\"{\"\"ImportId\"\":\"\"_recordId\"\"}\";\"{\"\"ImportId\"\":\"\"QID1\"\",\"\"choiceId\"\":\"\"2\"\"}\"\n"
    )
    #expect(empty.rowCount == 0)
    #expect(empty.variables[1].label == "Do you vote?")
    let legacy = try read("V1,V2,Q2\nResponseID,ResponseSet,How old are you?\nR_1,Default,44\nR_2,Default,51\n")
    #expect(legacy.rowCount == 2)
    #expect(legacy.cell(row: 1, column: 2) == .number(51))
    #expect(legacy.variables[2].label == "How old are you?")
    // A first answer that looks like JSON is an answer.
    #expect(try read("a,b\n\"{\"\"x\"\":1}\",2\n\"{\"\"y\"\":2}\",3\n").rowCount == 2)
  }

  @Test func daysAreCutAndTimesAreTimes() throws {
    let table = try read(
      "begun,day,clock,half\n2025-02-03 23:59:59,2025-02-03,23:59,9:05 pm\n2025-02-03T00:10,2025-02-04,00:10:30,12:00 AM\n,,,\n"
    )
    #expect(table.variables.map(\.kind) == [.datetime, .date, .time, .time])
    func texts(_ column: Int) -> [String] {
      (0..<2).compactMap { row in
        if case .number(let value) = table.cell(row: row, column: column) {
          SurveyDate.text(value, as: table.variables[column].kind)
        } else {
          nil
        }
      }
    }
    #expect(texts(0) == ["2025-02-03T23:59:59", "2025-02-03T00:10"])
    #expect(texts(2) == ["23:59", "00:10:30"])
    #expect(texts(3) == ["21:05", "00:00"])
    // The day of a moment is the day on which it was.
    #expect(SurveyDate.text(SurveyDate.days("2025-02-03T23:59:59") ?? 0, as: .date) == "2025-02-03")
    #expect(SurveyDate.text(SurveyDate.days("1969-12-31T12:30") ?? 0, as: .date) == "1969-12-31")
    #expect(SurveyDate.text(SurveyDate.days("2025-02-03") ?? 0, as: .datetime) == "2025-02-03T00:00")
  }

  @Test(arguments: ["25:00", "7:5", "12:60", "13:00 pm", "1:00:00:00", "x", ""]) func noTimes(text: String) {
    #expect(SurveyDate.timeOfDay(text) == nil)
  }

  /// Every minute of a day comes back as it was.
  @Test func everyMinuteIsKept() {
    for minute in 0..<1440 {
      let text = (minute / 60 < 10 ? "0" : "") + "\(minute / 60):" + (minute % 60 < 10 ? "0" : "") + "\(minute % 60)"
      #expect(SurveyDate.timeOfDay(text).map { SurveyDate.text($0, as: .time) } == text)
      #expect(SurveyDate.days("2031-07-09T" + text).map { SurveyDate.text($0, as: .datetime) } == "2031-07-09T" + text)
    }
  }

  private func scale(_ kind: SurveyVariable.Kind, _ labelled: [Double], answers: [Double]) throws -> [Problem] {
    let declaration = VariableDeclaration(
      name: "trust", kind: kind, valueLabels: labelled.map { ValueLabel(.number($0), "point \($0)") })
    let table = try read(
      "trust\n" + answers.map { "\($0)\n" }.joined(), declared: [declaration])
    return SurveyChecks.values(in: table, declared: [declaration])
  }

  @Test func scalesLabelledAtTheirEnds() throws {
    #expect(try scale(.ordinal, [1, 5], answers: [1, 2, 3, 4, 5]).isEmpty)
    #expect(try scale(.ordinal, [0, 5, 10], answers: [0, 7, 2, 10]).isEmpty)
    #expect(try scale(.ordinal, [-3, 3], answers: [-2, 0, 1]).isEmpty)
    // Beyond the ends, between two points, and categories without an order.
    #expect(try scale(.ordinal, [1, 5], answers: [1, 6]).count == 1)
    #expect(try scale(.ordinal, [1, 5], answers: [1, 2.5]).count == 1)
    #expect(try scale(.nominal, [1, 5], answers: [1, 3]).count == 1)
    #expect(try scale(.ordinal, [1], answers: [1, 2]).count == 1)
  }

  @Test func textsThatAreMostlyNumbers() {
    #expect(SurveyColumn.texts(TextColumn(["40", "n/a", "9"])).isMostlyNumbers)
    #expect(!SurveyColumn.texts(TextColumn(["40", "n/a", "?"])).isMostlyNumbers)
    #expect(!SurveyColumn.texts(TextColumn(["", "x"])).isMostlyNumbers)
  }
}
