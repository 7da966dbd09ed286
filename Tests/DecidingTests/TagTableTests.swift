import Basics
import StudyDefinition
import StudyTestSupport
import TestSupport
import Testing

@testable import Deciding

struct TagTableTests {
  private func read(_ text: String) throws -> [TagRequest] { try TagTable.read(Array(text.utf8), file: "tags.csv") }

  private func problems(_ text: String) -> [String] {
    do {
      _ = try read(text)
      return []
    } catch let problems as Problems {
      return problems.all.map { "\($0.place ?? ""): \($0.what)" }
    } catch {
      return [(error as? Problem).map { "\($0.place ?? ""): \($0.what)" } ?? "\(error)"]
    }
  }

  @Test func placesOfAllKinds() throws {
    let requests = try read(
      """
      transcript,code,quote,nth,turn,start,end,note
      one,help,"we help, always",,,,,first
      one,help,we,2,,,,
      two,water,,,3,,,
      two,water,,,3-5,,,
      two,water,,,,12,40,
      """)
    #expect(
      requests.map(\.place) == [
        .quote("we help, always", nth: nil), .quote("we", nth: 2), .turns(3...3), .turns(3...5), .characters(12..<40),
      ])
    #expect(requests.map(\.origin?.line) == [2, 3, 4, 5, 6])
    #expect(requests[0].note == "first")
  }

  @Test func everyProblemHasItsLine() {
    #expect(
      problems(
        "transcript,code,quote,nth,turn\n,help,x,,\none,,x,,\none,help,,,\none,help,x,,3\none,help,x,0,\none,help,,,5-3\n"
      )
        == [
          "tags.csv:2: the cell `transcript` is empty", "tags.csv:3: the cell `code` is empty",
          "tags.csv:4: the row does not name one place", "tags.csv:5: the row does not name one place",
          "tags.csv:6: `0` is not a number for `nth`", "tags.csv:7: `5-3` does not name turns",
        ])
    #expect(
      problems("transcript,cod,quote\n") == [
        "tags.csv:1: the column `cod` is not known here", "tags.csv:1: there is no column `code`",
      ])
    #expect(problems("transcript,code,quote\n") == ["tags.csv: there is no row below the header"])
  }

  @Test func notation() throws {
    #expect(try PlaceNotation.turns("3-5") == 3...5)
    #expect(try PlaceNotation.characters("0-1") == 0..<1)
    for text in ["", "0", "-1", "1-", "-", "1-2-3", "a", "2-1", "1 - 2"] {
      #expect(throws: Problem.turnNotation(text)) { try PlaceNotation.turns(text) }
    }
    for text in ["", "5", "5-5", "5-4", "-1-4", "1-", "a-b"] {
      #expect(throws: Problem.characterNotation(text)) { try PlaceNotation.characters(text) }
    }
  }
}

struct TagRequestTests {
  private func problem(_ place: TagRequest.Place, in transcript: String = "two", code: String = "help") throws
    -> String?
  {
    let sample = try SampleStudy()
    do {
      _ = try sample.desk().tag([TagRequest(transcript: transcript, code: code, place: place)])
      return nil
    } catch let problems as Problems {
      return problems.all[0].what
    }
  }

  @Test func whatCannotBeFoundIsSaid() throws {
    #expect(try problem(.quote("nowhere", nth: nil)) == "the quote is not in the transcript `two`")
    #expect(
      try problem(.quote("they help", nth: nil)) == "the quote occurs 2 times in the transcript `two` (turns 2, 2)")
    #expect(try problem(.quote("they help", nth: 3)) == "the quote occurs 2 times in the transcript `two`, not 3 times")
    #expect(try problem(.turns(2...3)) == "the transcript `two` has 2 turns, not a turn 2-3")
    #expect(try problem(.characters(0..<5)) == "nobody speaks in the characters 0-5 of the transcript `two`")
    #expect(try problem(.characters(0..<9_999))?.hasPrefix("the characters 0-9999 are not in the transcript") == true)
    #expect(try problem(.turns(1...1), in: "tow") == "there is no transcript `tow`")
    #expect(try problem(.turns(1...1), in: "../study.yaml") == "there is no transcript `../study.yaml`")
    #expect(try problem(.turns(1...1), code: "hlep") == "there is no code `hlep` in the codebook")
  }

  @Test func allOrNone() throws {
    let sample = try SampleStudy()
    let good = TagRequest(transcript: "transcripts/one.txt", code: "help", place: .turns(1...2), origin: ("t.csv", 2))
    let bad = TagRequest(transcript: "one", code: "hlep", place: .turns(1...2), origin: ("t.csv", 3))
    let problems = #expect(throws: Problems.self) { try sample.desk().tag([good, bad]) }
    #expect(problems?.all.map(\.place) == ["t.csv:3"])
    #expect(try sample.desk().folder.history().isEmpty)
    let marked = MarkedText("Interviewer: «Do you help?\n\nAnna: We help and carry water. The well is far.»")
    let answers = try sample.desk().tag([good, good])
    #expect(answers.map(\.span) == [marked.spans[0], marked.spans[0]])
    #expect(answers.map(\.alreadyThere) == [false, true])
    #expect(try sample.desk().folder.history().count == 1)
  }

  @Test func theSecondOfSeveral() throws {
    let sample = try SampleStudy()
    let request = TagRequest(transcript: "two", code: "help", place: .quote("they help", nth: 2))
    let marked = MarkedText("Interviewer: And you?\n\nBen: I carry it alone. See, they help, and «they help» again.")
    #expect(try sample.desk().tag([request])[0].span == marked.spans[0])
  }
}
