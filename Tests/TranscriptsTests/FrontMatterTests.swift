import Basics
import TestSupport
import Testing
import Transcripts

@Suite struct FrontMatterTests {
  @Test func allKeys() throws {
    let matter = try FrontMatter.parse(
      """
      title: "Interview: one"
      date: 2020-07-21
      place: HC
      interviewer: [Moderator, Notetaker]
      participants:
        Luo Guifen: HC-P1
        Wu Shunfa:
      others: Interpreter
      language: en
      note: "Invented."
      """)
    #expect(matter.title == "Interview: one")
    #expect(matter.date == "2020-07-21")
    #expect(matter.interviewers == ["Moderator", "Notetaker"])
    #expect(
      matter.participants == [
        .init(label: "Luo Guifen", participant: "HC-P1"), .init(label: "Wu Shunfa", participant: nil),
      ])
    #expect(matter.others == ["Interpreter"])
    #expect(matter.language == "en")
    #expect(matter.further.map(\.key) == ["note"])
  }

  @Test func participantsAsListAndAsOneId() throws {
    #expect(
      try FrontMatter.parse("participants: [K, M]").participants == [
        .init(label: "K", participant: nil), .init(label: "M", participant: nil),
      ])
    #expect(
      try FrontMatter.parse("participants: HC-P1").participants == [.init(label: nil, participant: "HC-P1")])
  }

  @Test func labelsThatYAMLReadsAsTruthValuesStayLabels() throws {
    var matter = FrontMatter()
    matter.interviewers = ["N"]
    matter.participants = [.init(label: "Y", participant: nil), .init(label: "no", participant: nil)]
    #expect(matter.yaml == "interviewer: \"N\"\nparticipants: [\"Y\", \"no\"]\n")
    #expect(try FrontMatter.parse(matter.yaml) == matter)
  }

  @Test(arguments: [
    ("title: [a, b]", "transcripts/t.txt:2: error: `title` must be text. Example: `title: \"some text\"`."),
    (
      "title: x\ninterviewer: {a: b}",
      "transcripts/t.txt:3: error: `interviewer` must be a label or a list of labels. "
        + "Example: `interviewer: [Moderator, Notetaker]`."
    ),
    (
      "participants:\n  A: [x]",
      "transcripts/t.txt:3: error: `participants` must be a map from label to id, a list of labels, or one id. "
        + "Example: `participants: {Anna: P1, Ben: P2}`, or `participants: P1` where there are no labels."
    ),
    (
      "interviewer: A\nparticipants: [A]",
      "transcripts/t.txt:3: error: the label `A` is declared twice in the front matter. "
        + "Name each label once, as interviewer, participant or other."
    ),
    (
      "a: &x 1\nb: *x",
      "transcripts/t.txt:2: error: the front matter uses a YAML anchor (`&`). Write the value out where it is needed."
    ),
    (
      "- a",
      "transcripts/t.txt:2: error: the front matter is not a list of keys. Write `key: value` lines between the two `---`."
    ),
  ])
  func problemsNameTheLine(yaml: String, message: String) throws {
    let problem = #expect(throws: Problem.self) { try read("---\n\(yaml)\n---\n\nA: words\n") }
    #expect(problem?.description == message)
  }

  @Test func brokenYAMLNamesTheLine() throws {
    let problem = #expect(throws: Problem.self) { try read("---\ntitle: x\nplace: [a\n---\n") }
    #expect(problem?.line == 4)
    #expect(problem?.kind == .badData)
  }

  @Test func notClosed() throws {
    let problem = #expect(throws: Problem.self) { try read("---\ntitle: x\n\nA: words\n") }
    #expect(
      problem?.description
        == "transcripts/t.txt:1: error: the front matter that begins here is not closed. "
        + "End it with a line that contains only `---`, or take the first `---` away.")
  }

  @Test func writingAndReadingGivesTheSame() throws {
    var generator = SeededGenerator(seed: 7)
    let odd = [
      "Luo", "彭大叔", "a: b", "- x", "\"q\"", "#5", "yes", "12", "2020-07-21", "O’Neil", "é\u{301}", " lead", "x\ny",
      "😀 smile", "tab\tbed", "null", "&a", "{b}", "\u{202B}x", "back\\slash", "1e3", "~",
    ]
    for _ in 0..<300 {
      var matter = FrontMatter()
      matter.title = Bool.random(using: &generator) ? odd.randomElement(using: &generator) : nil
      matter.place = odd.randomElement(using: &generator)
      var labels = Set(odd.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") })
        .sorted().shuffled(using: &generator)
      matter.interviewers = (0..<Int.random(in: 0...2, using: &generator)).compactMap { _ in labels.popLast() }
      matter.others = (0..<Int.random(in: 0...2, using: &generator)).compactMap { _ in labels.popLast() }
      let hasIds = Bool.random(using: &generator)
      matter.participants = (0..<Int.random(in: 0...3, using: &generator)).compactMap { _ in
        labels.popLast().map { .init(label: $0, participant: hasIds ? odd.randomElement(using: &generator) : nil) }
      }
      #expect(try FrontMatter.parse(matter.yaml) == matter, "\(matter.yaml)")
    }
  }

  @Test func furtherKeysSurvive() throws {
    let matter = try FrontMatter.parse("note: |\n  one\n  two\ntags: [a, b]\nnested:\n  x: 1\n  y:\n  - 访谈\n")
    #expect(matter.further.map(\.key) == ["note", "tags", "nested"])
    #expect(try FrontMatter.parse(matter.yaml) == matter)
    #expect(matter.yaml.contains("访谈"))
  }
}
