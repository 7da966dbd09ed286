import Foundation
import Testing

/// `.strand/` is only an index: it may be missing, damaged, or impossible to write, and no answer depends on it.
@Suite struct IndexTests {
  private func answers(_ bench: StudyBench, _ questions: [[String]]) async throws -> [String] {
    var answers: [String] = []
    for question in questions { answers.append(try await bench.answer(question)) }
    return answers
  }

  @Test func deletingTheIndexChangesNoAnswer() async throws {
    let bench = try await CodedStudies.allotment()
    let questions =
      Verbs.oneEach + [["quotes", "--by", "tenure", "--context", "5"], ["compare", "--by", "age", "--cut", "median"]]
    let before = try await answers(bench, questions)
    for (question, answer) in zip(questions, before) {
      if bench.exists(".strand") { try bench.remove(".strand") }
      #expect(try await bench.answer(question) == answer, "\(question)")
    }
  }

  @Test(arguments: [
    ["quotes", "--format", "json"], ["compare", "--by", "tenure", "--format", "json"], ["cooccur"], ["apply"],
  ])
  func threadsChangeNoAnswer(question: [String]) async throws {
    let bench = try await CodedStudies.allotment()
    for number in 0..<12 {
      try bench.write(
        AllotmentStudy.maud.replacing("Two pounds", with: "\(number) pounds"), to: "transcripts/m\(number).txt")
    }
    var seen: Set<String> = []
    for threads in ["1", "4"] {
      if bench.exists(".strand") { try bench.remove(".strand") }
      seen.insert(try await bench.answer(question + ["--threads", threads]))
    }
    #expect(seen.count == 1)
  }

  /// Many transcripts with the same doubt do not push everything else off the screen.
  @Test func statusNamesTheFirstOfManyDoubts() async throws {
    let bench = try StudyBench(["study.yaml": "study: dashes\n", "codebook/codes.yaml": "codes:\n  - id: bread\n"])
    for number in 10..<50 {
      try bench.write("— Wie war es?\n— Kalt.\n— Und dann?\n— Besser.\n", to: "transcripts/t\(number).txt")
    }
    let lines = try await bench.answer("status").split(separator: "\n")
    #expect(lines.count { $0.contains("lines begin with a dash") } == 30)
    #expect(lines.contains { $0.contains("And 10 further warnings: `strand check` lists all.") })
    #expect(try await bench.json("status")["problems"].elements.count == 40)
    let check = try await bench.strand("check")
    #expect(check.stdout.split(separator: "\n").count { $0.contains("lines begin with a dash") } == 40)
  }

  /// Bytes, as the index has them.
  static let pageSize = 16_384

  static let damages: [(name: String, damage: @Sendable ([UInt8]) -> [UInt8])] = [
    ("garbage", { bytes in bytes.indices.map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) } }),
    ("empty", { _ in [] }),
    ("one byte", { _ in [0x53] }),
    ("half", { bytes in Array(bytes.prefix(bytes.count / 2)) }),
    ("the first page only", { bytes in Array(bytes.prefix(pageSize)) }),
    ("a page short", { bytes in Array(bytes.dropLast(pageSize)) }),
    ("a quarter of a page short", { bytes in Array(bytes.dropLast(pageSize / 4)) }),
    ("a byte short", { bytes in Array(bytes.dropLast()) }),
    (
      "header kept, pages zero",
      { bytes in Array(bytes.prefix(pageSize)) + Array(repeating: 0, count: bytes.count - pageSize) }
    ),
    ("header kept, pages garbage", { bytes in bytes.enumerated().map { $0.offset < pageSize ? $0.element : 0xA7 } }),
  ]

  /// What is left of the last page may look sound: then the damage shows, if at all, when something is asked of it. It
  /// never ends a command but with a message of its own.
  @Test(arguments: [100, 512, 1000, 2048, 4096, 8192, 12_000, 20_000]) func aPartOfAPageIsGone(bytes: Int) async throws
  {
    let bench = try await CodedStudies.allotment()
    let questions = [["quotes"], ["status"], ["compare", "--by", "site"]]
    let before = try await answers(bench, questions)
    let whole = try bench.bytes(".strand/index.sqlite")
    for (question, answer) in zip(questions, before) {
      for rest in ["-wal", "-shm"] where bench.exists(".strand/index.sqlite" + rest) {
        try bench.remove(".strand/index.sqlite" + rest)
      }
      try bench.write(Array(whole.dropLast(bytes)) + Array(repeating: 0, count: bytes), to: ".strand/index.sqlite")
      let outcome = try await bench.strand(question)
      #expect([0, 74].contains(outcome.status), "\(question): \(outcome.summary)")
      if outcome.status == 0 { continue }
      #expect(outcome.stderr.contains("was damaged"), "\(question): \(outcome.summary)")
      let next = try await bench.strand(question)
      #expect(next.status == 0, "\(question): \(next.summary)")
      #expect(next.stdout == answer, "\(question)")
    }
  }

  @Test(arguments: damages.indices) func aDamagedIndexIsMadeAgain(index: Int) async throws {
    let (name, damage) = Self.damages[index]
    let bench = try await CodedStudies.allotment()
    let questions = [["quotes"], ["status"]]
    let before = try await answers(bench, questions)
    let whole = try bench.bytes(".strand/index.sqlite")
    for (question, answer) in zip(questions, before) {
      for rest in ["-wal", "-shm"] where bench.exists(".strand/index.sqlite" + rest) {
        try bench.remove(".strand/index.sqlite" + rest)
      }
      try bench.write(damage(whole), to: ".strand/index.sqlite")
      let outcome = try await bench.strand(question)
      #expect(outcome.status == 0, "\(name), \(question): \(outcome.summary)")
      #expect(outcome.stdout == answer, "\(name), \(question)")
    }
  }

  @Test func leftoversOfAnotherIndexDoNoHarm() async throws {
    let bench = try await CodedStudies.allotment()
    let before = try await bench.answer("quotes")
    try bench.write(Array(repeating: 0x37, count: 9000), to: ".strand/index.sqlite-wal")
    #expect(try await bench.answer("quotes") == before)
    try bench.remove(".strand")
    try bench.write(Array(repeating: 0x37, count: 9000), to: ".strand/index.sqlite-wal")
    #expect(try await bench.answer("quotes") == before)
  }

  @Test func whatChangesIsSeenAtOnce() async throws {
    let bench = try await CodedStudies.allotment()
    _ = try await bench.answer("quotes")
    try bench.write("Maud: Help came at last.\n", to: "transcripts/z1.txt")
    #expect(try await bench.answer("quotes").contains("Help came at last."))
    // The same length, written within the same second.
    try bench.write("Maud: Help came at once.\n", to: "transcripts/z1.txt")
    let changed = try await bench.answer("quotes")
    #expect(changed.contains("Help came at once.") && !changed.contains("Help came at last."))
    try bench.remove("transcripts/z1.txt")
    #expect(!(try await bench.answer("quotes")).contains("Help came"))
    try bench.write(AllotmentStudy.codebook.replacing("stem: help", with: "stem: carry"), to: "codebook/codes.yaml")
    #expect(try await bench.answer("quotes", "help", "--origin", "rule").contains("I carried everything by hand"))
    try bench.write(
      AllotmentStudy.participants.replacing("A2,Idris,44", with: "A2,Idris,99"), to: "respondents/participants.csv")
    #expect(try await bench.answer("quotes", "soil", "--where", "age = 99").contains("good on the low side"))
  }

  @Test func twoCommandsAtOnceOnAFreshStudyBothAnswer() async throws {
    let bench = try await CodedStudies.allotment()
    let expected = try await bench.answer("quotes")
    for _ in 0..<3 {
      try bench.remove(".strand")
      let running = try (0..<6).map { _ in try Program.start(["quotes"], in: bench.root, home: bench.home) }
      for program in running {
        let outcome = try await program.outcome()
        #expect(outcome.status == 0, "\(outcome.summary)")
        #expect(outcome.stdout == expected)
      }
    }
  }

  /// The superuser may write anywhere; taking that power away for one program needs `setpriv`.
  static let asOrdinaryUser: [String]? = {
    if geteuid() != 0 { return [] }
    let setpriv = "/usr/bin/setpriv"
    guard FileManager.default.isExecutableFile(atPath: setpriv) else { return nil }
    return [setpriv, "--bounding-set=-dac_override,-dac_read_search,-fowner"]
  }()

  @Test(.enabled(if: asOrdinaryUser != nil, "the superuser can write into read-only folders"))
  func aReadOnlyStudyStillAnswers() async throws {
    let bench = try await CodedStudies.allotment()
    let expected = try await answers(bench, Verbs.oneEach)
    for withIndex in [true, false] {
      if !withIndex { try bench.remove(".strand") }
      try setWritable(bench, false)
      // Every other question with the index, the others without.
      for (number, (question, answer)) in zip(Verbs.oneEach, expected).enumerated()
      where (number % 2 == 0) == withIndex || question == ["quotes"] {
        let outcome = try await restricted(bench, question)
        #expect(outcome.status == 0, "\(question), index \(withIndex): \(outcome.summary)")
        #expect(outcome.stdout == answer, "\(question), index \(withIndex)")
      }
      let tag = try await restricted(bench, ["tag", "a3", "--code", "soil", "--turn", "2"])
      #expect(tag.status == 73, "\(tag.summary)")
      #expect(tag.stdout == "")
      #expect(tag.stderr.contains("codings/anna.jsonl: error: cannot be written"), "\(tag.stderr)")
      try setWritable(bench, true)
    }
  }

  @Test(.enabled(if: asOrdinaryUser != nil, "the superuser can read unreadable files"))
  func anUnreadableTranscriptIsAnInputError() async throws {
    let bench = try await CodedStudies.allotment()
    let file = bench.url("transcripts/a3.txt").path
    try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
    let outcome = try await restricted(bench, ["quotes"])
    #expect(outcome.status == 74, "\(outcome.summary)")
    #expect(outcome.stdout == "")
    #expect(outcome.stderr.contains("transcripts/a3.txt: error: cannot be read"), "\(outcome.stderr)")
  }

  private func restricted(_ bench: StudyBench, _ arguments: [String]) async throws -> Outcome {
    try await Gate.shared.passing {
      try await Program.start(arguments, in: bench.root, home: bench.home, through: Self.asOrdinaryUser ?? []).outcome()
    }
  }

  private func setWritable(_ bench: StudyBench, _ writable: Bool) throws {
    let manager = FileManager.default
    let inside = (manager.enumerator(atPath: bench.root.path)?.allObjects as? [String]) ?? []
    for path in inside.map({ bench.url($0).path }) + [bench.root.path] {
      var isFolder: ObjCBool = false
      guard manager.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      let permissions = (isFolder.boolValue ? 0o500 : 0o400) | (writable ? 0o200 : 0)
      try manager.setAttributes([.posixPermissions: permissions], ofItemAtPath: path)
    }
  }
}
