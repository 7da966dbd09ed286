import Basics
import Foundation
import Respondents
import Testing
import Transcripts

@Suite struct ParticipantsTableTests {
  private func read(_ text: String) throws -> ParticipantsTable {
    try ParticipantsTable.read(file: "respondents/participants.csv", bytes: Array(text.utf8))
  }

  private func kind(_ cells: String..., delimiter: String = ",") throws -> ParticipantColumn.Kind {
    let rows = cells.enumerated().map { "P\($0.offset)\(delimiter)\"\($0.element)\"\n" }.joined()
    return try read("id\(delimiter)x\n" + rows).columns[1].kind
  }

  @Test func kinds() throws {
    #expect(try kind("1", "-20", "", "0") == .integer)
    #expect(try kind("1", "2.5", "") == .decimal)
    #expect(try kind("1e+05", "2E-3") == .decimal)
    #expect(try kind("007", "12") == .text)
    #expect(try kind("1e5", "2e5") == .text)
    #expect(try kind("1", "NA") == .text)
    #expect(try kind("", "") == .text)
    #expect(try kind("1,5", "2") == .text)
    #expect(try kind("9223372036854775807") == .integer)
    #expect(try kind("9223372036854775808") == .decimal)
    #expect(try kind("1e+999", "1") == .text)
    #expect(try kind("+1") == .text)
    #expect(try kind(".5") == .text)
    #expect(try kind("5.") == .text)
    #expect(try kind("1.2.3") == .text)
    #expect(try kind("٣") == .text)
    #expect(try kind("nan", "inf") == .text)
    #expect(try kind("0x10") == .text)
    #expect(try kind("-") == .text)
    #expect(try kind("2026-03-04") == .text)
  }

  @Test func decimalCommasInSemicolonFiles() throws {
    let table = try read("id;score\nP1;3,5\nP2;-0,25\nP3;\nP4;4\n")
    #expect(table.columns[1].kind == .decimal)
    #expect(table.participants.map { $0.values[1] } == [.decimal(3.5), .decimal(-0.25), .missing, .decimal(4)])
    #expect(try kind("1.000,5", "2", delimiter: ";") == .text)
  }

  @Test func values() throws {
    let table = try read("id,age,community,score\n01,44,HC,1\nP2,,,2.5\n")
    #expect(
      table.columns == [
        ParticipantColumn(name: "id", kind: .text), ParticipantColumn(name: "age", kind: .integer),
        ParticipantColumn(name: "community", kind: .text), ParticipantColumn(name: "score", kind: .decimal),
      ])
    #expect(
      table.participants == [
        Participant(id: "01", line: 2, values: [.text("01"), .integer(44), .text("HC"), .decimal(1)]),
        Participant(id: "P2", line: 3, values: [.text("P2"), .missing, .missing, .decimal(2.5)]),
      ])
  }

  @Test func idsThatAreNumbersStayText() throws {
    let table = try read("ID,n\n1,1\n2,2\n")
    #expect(table.participants.map(\.id) == ["1", "2"])
    #expect(table.participants[0].values[0] == .text("1"))
  }

  @Test func lookups() throws {
    let table = try read(
      "id,pseudonym,role\nHC-P1,Ángela,participant\nHC-P2,wei,Interviewer\nHC-P3,Wei,farmer\nHC-P4,,\n")
    #expect(table.participant(id: "hc-p2")?.id == "HC-P2")
    #expect(table.participant(id: "HC-P9") == nil)
    #expect(table.participants(pseudonym: "ángela").map(\.id) == ["HC-P1"])
    #expect(table.participants(pseudonym: "WEI").map(\.id) == ["HC-P2", "HC-P3"])
    #expect(table.participants(pseudonym: "").isEmpty)
    #expect(table.participants.map { table.role(of: $0) } == [.participant, .interviewer, nil, nil])
    #expect(table.column(named: "PSEUDONYM") == 1)
  }

  @Test func whatIsWrongWithIDs() {
    let found = problems { _ = try read("id,n\nP1,1\n,2\np1,\"3\n\"\nP1,4\n") }
    #expect(
      found.map(\.description) == [
        "respondents/participants.csv:3: error: the `id` is empty. Give the participant an id.",
        "respondents/participants.csv:4: error: the id `p1` is already in line 2 (upper and lower case ignored). Each "
          + "participant has one row and an id of their own.",
        "respondents/participants.csv:6: error: the id `P1` is already in line 2 (upper and lower case ignored). Each "
          + "participant has one row and an id of their own.",
      ])
  }

  @Test func columnsThatSQLCannotTellApart() {
    let found = problems { _ = try read("id,Age,age\nP1,1,2\n") }
    #expect(
      found.map(\.description) == [
        "respondents/participants.csv:1: error: the columns `Age` and `age` differ only in upper and lower case. Rename "
          + "one: expressions such as `--where` take the two for the same."
      ])
  }

  @Test func withoutIDs() {
    #expect(
      problems { _ = try read("participant_id,n\nP1,1\n") }.map(\.description) == [
        "respondents/participants.csv:1: error: there is no column `id`. Rename the column `participant_id` to `id`."
      ])
    #expect(
      problems { _ = try read("name,n\nP1,1\n") }.map(\.remedy) == [
        "Add a column `id` that names each participant once, as the transcripts do."
      ])
  }

  /// SQLite holds every text to be greater than every number, so that `age >= 60` would take in "about 58".
  @Test func oneWordAmongNumbersIsTold() throws {
    let table = try ParticipantsTable.read(
      file: "p.csv", bytes: Array("id,age,town\nA,about 58,x\nB,61,3\nC,70,y\nD,,z\n".utf8))
    #expect(
      table.strayCells(file: "p.csv").map(\.description) == [
        "p.csv:2: warning: the column `age` has one cell of 4 that is no number, which conditions and groups take as "
          + "missing. Correct or empty it, or say in study.yaml what it is, `participants: {age: {type: number, missing: "
          + "[n/a]}}`, or `type: text` for words."
      ])
    #expect(table.participants.map { $0.values[1] } == [.text("about 58"), .integer(61), .integer(70), .missing])
  }
}
