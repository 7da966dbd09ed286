import Basics
import Codings
import Foundation
import TestSupport
import Testing
import Transcripts

@testable import Exchange

/// Files that list codings: Strand's own, and Web Annotations of other programs.
struct CodingFilesTests {
  private static let marked = MarkedText(
    "Kaja: «We share it» 🌱. My aunt has the key.\n\nInterviewer: And at night?\n\nKaja: «We share it», too.\n")

  private func read(
    _ file: String, name: String, text: String = marked.text
  ) throws -> AssembledProject {
    let folder = try TemporaryFolder()
    let url = try folder.write(file, to: name)
    return try ProjectImport.read(
      url, shownAs: name, transcripts: ["key-1": Array(text.utf8)], now: Date(timeIntervalSince1970: 0))
  }

  private func problem(_ file: String, name: String) throws -> Problem {
    try #require(
      #expect(throws: (any Error).self) { try read(file, name: name) } as? Problem)
  }

  private func tags(_ project: AssembledProject) -> [PlacedCoding] {
    project.events.flatMap { coder, events in events.compactMap { PlacedCoding($0, coder: coder) } }
  }

  private static let id = "0b51a2c4-5d0e-4a6f-9b7c-2c1d3e4f5a6b"

  /// A line as `strand export codings` writes it, with the second of two equal passages.
  private func line(_ span: Span = marked.spans[1], text: String = "We share it") -> String {
    """
    {"id":"\(Self.id)","code":"keys.sharing","code_name":"Sharing","transcript":"key-1","start":\(span.start),\
    "end":\(span.end),"start_utf16":\(span.start + 1),"end_utf16":\(span.end + 1),"coder":"Ana","review":"person",\
    "time":"2026-03-04T05:06:07.089Z","note":"again","before":"night?\\n\\nKaja: ","text":"\(text)","after":", too."}

    """
  }

  @Test func aLineKeepsPlaceCoderTimeAndID() throws {
    let project = try read(line(), name: "c.jsonl")
    let events = try #require(project.events.first)
    let event = try #require(events.events.first)
    #expect(events.coder == "Ana" && event.id.uuidString.lowercased() == Self.id && event.note == "again")
    #expect(abs(event.time.timeIntervalSince1970 - 1_772_600_767.089) < 0.0005)
    #expect(event.anchor?.span == Self.marked.spans[1] && event.code == "keys.sharing")
    #expect(
      project.inventory.rows.map(\.outcome) == [.taken, .taken, .changed("the note of a coding"), .taken, .taken])
    #expect(try #require(project.codebook.files.first).text.contains("name: \"Sharing\""))
  }

  /// The transcript was corrected meanwhile: the words around tell equal passages apart.
  @Test func aCorrectedTranscriptIsSearchedForTheWords() throws {
    let text = "Kaja: Yes. We share it. My aunt has it.\n\nInterviewer: And at night?\n\nKaja: We share it, too.\n"
    let project = try read(line(), name: "c.jsonl", text: text)
    let found = try #require(tags(project).first)
    #expect(found.span.start == text.unicodeScalars.count - "We share it, too.\n".unicodeScalars.count)
    let rows = project.inventory.rows.filter { $0.kind == "codings" }
    #expect(rows.map(\.outcome) == [.changed("found by their words and those around them")])
    let gone = try read(line(), name: "c.jsonl", text: "Kaja: Nothing of it.\n")
    #expect(gone.inventory.leftOut("codings") == 1 && tags(gone).isEmpty)
  }

  /// A spreadsheet keeps the CSV's columns in any order, a formula's apostrophe among them.
  @Test func aTableIsReadByItsColumns() throws {
    let span = Self.marked.spans[0]
    let table = """
      note,coder,transcript,code,start,end,start_utf16,end_utf16,text,id
      '=again,Ana,key-1,keys,\(span.start),\(span.end),\(span.start),\(span.end),We share it,
      ,,key-1,keys,\(span.start),\(span.end),\(span.start),\(span.end),We share it,
      """
    let project = try read(table, name: "c.csv")
    #expect(tags(project).map(\.note) == ["=again"] && tags(project).map(\.span) == [span])
    // The second row has no coder: nobody has judged the rule's hit.
    #expect(project.inventory.leftOut("codings") == 1)
  }

  @Test func annotationsOfOtherProgramsAreFoundByTheirWords() throws {
    let annotation = """
      {"@context": "http://www.w3.org/ns/anno.jsonld", "type": "Annotation", "id": "http://example.org/1",
       "creator": {"type": "Person", "name": "Bo Li"}, "created": "2024-05-06T07:08:09Z",
       "body": [{"type": "TextualBody", "purpose": "tagging", "value": "Keys > Sharing"},
                {"type": "TextualBody", "purpose": "tagging", "value": "Night"},
                {"type": "TextualBody", "purpose": "commenting", "value": "twice"}],
       "target": {"source": "https://example.org/talks/Key%201.txt?v=2", "selector": [
         {"type": "TextPositionSelector", "start": 1, "end": 12},
         {"type": "TextQuoteSelector", "exact": "We share it", "prefix": "Kaja: ", "suffix": ", too"}]}}
      """
    for file in [annotation, "[\(annotation)]", "{\"type\": \"AnnotationPage\", \"items\": [\(annotation)]}"] {
      let project = try read(file, name: "hypothesis.json")
      let found = tags(project)
      #expect(found.map(\.code) == ["keys.sharing", "night"])
      #expect(found.allSatisfy { $0.span == Self.marked.spans[1] && $0.coder == "bo-li" && $0.note == "twice" })
    }
  }

  @Test func whatIsNoCodingIsSaid() throws {
    #expect(
      try problem("{\"type\": \"AnnotationCollection\", \"first\": \"http://x/1\"}", name: "a.jsonld").what.contains(
        "only where they are"))
    #expect(try problem("{\"command\": \"compare\", \"rows\": []}", name: "c.json").what.contains("strand compare"))
    #expect(try problem("{\"command\": ", name: "c.json").what.contains("damaged JSON"))
    #expect(try problem("[1, 2]", name: "c.json").what.contains("holds no codings"))
    #expect(try problem("# Codebook of x\n\n## Keys (keys)\n", name: "c.md").remedy.contains("strand export codebook"))
    let lines = line() + "{\"transcript\":\"key-1\",\"code\":\"keys\",\"start\":9,\"end\":3}\n"
    let problems = try #require(
      #expect(throws: (any Error).self) { try read(lines, name: "c.jsonl") } as? Problems)
    #expect(problems.all.map(\.line) == [2] && problems.all.allSatisfy { $0.identity == "notACoding" })
  }

  // MARK: Turns

  @Test func turnsAreTranscriptsAgain() throws {
    func turn(_ number: Int, _ role: String, _ label: String, _ participant: String?, _ text: String) -> String {
      """
      {"id":"key:\(number)","transcript":"key","turn":\(number),"speaker":"\(role)","label":"\(label)","language":"en",\
      \(participant.map { "\"participant\":\"\($0)\"," } ?? "")"text":"\(text)"}

      """
    }
    let lines =
      turn(1, "interviewer", "Dr. Quist", nil, "Who has it?")
      + turn(2, "participant", "Kaja", "K1", "We do:\\nall of us.")
      + turn(3, "other", "Son", nil, "Me.")
    let project = try read(lines, name: "turns.jsonl")
    let made = try #require(project.transcripts.first)
    let transcript = try Transcript.read(name: "key", file: "t", bytes: Array(made.text.utf8), defaultLanguage: "de")
    #expect(transcript.speakers.map(\.label) == ["Dr. Quist", "Kaja", "Son"])
    #expect(transcript.speakers.map(\.role) == [.interviewer, .participant, .other])
    #expect(transcript.speakers[1].participant == "K1" && made.turns == 3 && made.language == "en")
    #expect(made.text.hasSuffix("Kaja: We do:\nall of us.\n\nSon: Me.\n"))
    let problems = try #require(
      #expect(throws: (any Error).self) { try read(lines + "{\"turn\":4}\n", name: "turns.jsonl") } as? Problems)
    #expect(problems.all.map(\.line) == [4] && problems.all[0].identity == "notATurn")
  }

  // MARK: Codebooks

  @Test func descriptionsComeApartAgain() throws {
    var code = ForeignCode(id: "1", parent: nil, name: "Keys")
    let text =
      "Who has it.\n\nAnd who not.\n\nInclude:\n- a key\n- two: keys\n\nExamples:\n- \"We share it\"\n\nId: keys.all"
    CodeDescription.read(text.replacing("\n", with: "\r\n"), into: &code)
    #expect(code.definition == "Who has it.\n\nAnd who not." && code.ownID == "keys.all")
    #expect(code.include == ["a key", "two: keys"] && code.exclude == [] && code.examples == ["\"We share it\""])
    // Unicode's separator of lines is a character of a line.
    var separated = ForeignCode(id: "3", parent: nil, name: "Keys")
    CodeDescription.read("Who\u{2028}has it.\n\nInclude:\n- a\u{2028}key\n\nId: keys", into: &separated)
    #expect(separated.definition == "Who\u{2028}has it." && separated.include == ["a\u{2028}key"])
    var other = ForeignCode(id: "2", parent: nil, name: "Keys", definition: "Include:\nno list\n\n\nId: No id")
    CodeDescription.read(other.definition, into: &other)
    #expect(other.definition == "Include:\nno list\n\n\nId: No id" && other.ownID == nil && other.include == [])
  }

  /// Taguette's tables: full stops are the way through the tree where there is a tag of the name before them.
  @Test func tagsWithFullStopsAreATree() throws {
    let rows = "id,document,tag,content\n1,key-1,keys.aunt,My aunt has the key\n2,key-1,keys,And at night?\n"
    #expect(Set(tags(try read(rows, name: "highlights.csv")).map(\.code)) == ["keys", "keys.aunt"])
    let codebook = try read(
      "tag,description,number of highlights\nkeys,All.,1\nkeys.aunt,Hers.,1\nv. late,,0\n", name: "tags.csv")
    let text = try #require(codebook.codebook.files.first).text
    #expect(text.contains("id: \"keys.aunt\"") && text.contains("name: \"aunt\"") && text.contains("name: \"v. late\""))
  }
}
