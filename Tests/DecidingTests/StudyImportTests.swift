import Basics
import Codings
import Foundation
import Importing
import StudyTestSupport
import TestSupport
import Testing

@testable import Deciding

struct StudyImportTests {
  private static let two = "Interviewer: Who helped you?\n\nMaud: My neighbour did.\n"

  /// Files of several formats, some of them broken, missing or of one name, with ids that participants.csv has not.
  private func files(in sample: SampleStudy) throws -> [String] {
    var paths: [String] = []
    func add(_ name: String, _ text: String) throws {
      try sample.write(text, to: "in/\(name)")
      paths.append(sample.url("in/\(name)").path)
    }
    for number in 0..<12 {
      try add("plain \(number).txt", Self.two.replacing("neighbour", with: "neighbour \(number)"))
    }
    try add("Plain-3.md", "# Kitchen\n\n" + Self.two)
    try add("broken.rtf", "{\\rtf1 cut")
    try add("web.html", "<p>Interviewer: And you?</p><p>Ben: Nobody &amp; nothing.</p>")
    try add("broken.txt", "")
    try add("again/plain 5.txt", "---\nparticipants: {Maud: P9}\n---\n\n" + Self.two)
    paths.append(sample.url("in/missing.docx").path)
    try add("answers.csv", "ResponseId,Q7\nP1,The well is far.\nP7,The well is near.\nP8,There is none.\n")
    try add("ids.txt", "---\nparticipants: {Maud: P7, Ben: P1}\n---\n\n" + Self.two + "\nBen: So did mine.\n")
    try add("one.txt", "Interviewer: Do you help?\n\nAnna: Another text.\n")
    try add("two.txt", SampleStudy.second)
    return paths
  }

  private struct Outcome: Equatable {
    var files: [String: String] = [:]
    var taken: [String] = []
    var problems: [String] = []
    var progress: [Int] = []
  }

  private func outcome(threads: Int) throws -> Outcome {
    let sample = try SampleStudy()
    let paths = try files(in: sample)
    let root = sample.temporary.url.path
    var taking = StudyImport(sample.folder, options: ImportOptions(), addsParticipants: true)
    var outcome = Outcome()
    taking.take(paths, threads: threads, progress: { outcome.progress.append($0) })
    for name in try FileManager.default.contentsOfDirectory(atPath: sample.url("transcripts").path) {
      outcome.files[name] = try sample.temporary.read("transcripts/\(name)")
    }
    outcome.files["participants"] = try sample.temporary.read("respondents/participants.csv")
    outcome.taken = taking.taken.map { one in
      let notes = one.imported.notes.map(\.description).joined(separator: "; ")
      return "\(one.file) \(one.target) \(one.unchanged) \(one.imported.words) \(one.participantsAdded) \(notes)"
        .replacing(root, with: "")
    }
    outcome.problems = taking.problems.map { $0.description.replacing(root, with: "") }
    return outcome
  }

  @Test func theStudyDoesNotDependOnTheNumberOfThreads() throws {
    let alone = try outcome(threads: 1)
    #expect(alone.files.keys.contains("plain-11.txt") && alone.files.keys.contains("answers.txt"))
    #expect(alone.progress == Array(1...22))
    // Two broken, one missing, two of a name that another file has, one that would take a transcript's place.
    #expect(alone.problems.count == 6, "\(alone.problems)")
    #expect(alone.taken.count == 16, "\(alone.taken)")
    #expect(alone.files["participants"]?.hasSuffix("P7,,,\nP8,,,\n") == true, "\(alone.files["participants"] ?? "")")
    for threads in [2, 3, 16] { #expect(try outcome(threads: threads) == alone) }
  }

  /// The second file of a name is read when it is known what became of the first.
  @Test(arguments: [1, 4]) func aNameThatABrokenFileWouldHaveHadIsFree(threads: Int) throws {
    let sample = try SampleStudy()
    try sample.write("{\\rtf1 cut", to: "in/maud.rtf")
    try sample.write(Self.two, to: "in/maud.txt")
    try sample.write(Self.two, to: "in/Maud.md")
    var taking = StudyImport(sample.folder, options: ImportOptions())
    taking.take(["maud.rtf", "maud.txt", "Maud.md"].map { sample.url("in/\($0)").path }, threads: threads)
    #expect(taking.taken.map(\.target) == ["transcripts/maud.txt"])
    #expect(taking.problems.map(\.identity) == ["brokenRichText", "importedTwice"])
    #expect(try sample.temporary.read("transcripts/maud.txt").hasSuffix(Self.two))
  }
}
