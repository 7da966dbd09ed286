import Foundation
import TestSupport
import Testing

/// Where the files of a copy with other names are: inside of it and nowhere else, each under a name that the copy's
/// study.yaml has.
@Suite struct PseudonymPathTests {
  private static let survey = "respondent,words\nR1,Brockdorff helped\nR2,nothing\n"

  /// A study with a survey wherever study.yaml says, a table of names beside it, and coded words.
  private func bench(file: String, at path: String, more: String = "") throws -> StudyBench {
    let bench = try StudyBench([
      "study.yaml": "study: x\nlanguage: en\nsurvey:\n  id: respondent\n  \(file)\n\(more)",
      "codebook/codes.yaml": "codes:\n  - id: help\n    name: \"Help\"\n    rules: [help]\n",
      "respondents/participants.csv": "id,respondent_id\nB1,R1\n",
      "transcripts/one.txt": "---\nparticipants:\n  Anna: B1\n---\n\nAnna: Brockdorff helps.\n",
    ])
    try bench.temporary.write(Self.survey, to: path)
    try bench.temporary.write("original,replacement\nBrockdorff,Lund\n", to: "names.csv")
    return bench
  }

  private func pseudonymise(_ bench: StudyBench, to target: String = "../copy") async throws -> Outcome {
    try await bench.strand("pseudonymise", "--table", "../names.csv", "--to", target)
  }

  /// A survey outside of the study is a file of the copy; the original stays as it is.
  @Test(arguments: [
    "file: ../data/survey.csv", "file: \"../data/survey.csv\"", "file: '../data/../data/survey.csv' # ours",
    "\"file\":   ../data/survey.csv", "file: ../study/../data/survey.csv",
  ]) func aSurveyOutsideOfTheStudyIsLeftAsItIs(entry: String) async throws {
    let bench = try bench(file: entry, at: "data/survey.csv")
    let made = try await pseudonymise(bench, to: "../deep/copy")
    #expect(made.status == 0, "\(made.summary)")
    #expect(try bench.temporary.read("data/survey.csv") == Self.survey)
    let copy = bench.temporary.url.appendingPathComponent("deep/copy")
    #expect(try FileManager.default.contentsOfDirectory(atPath: copy.deletingLastPathComponent().path) == ["copy"])
    #expect(
      try bench.temporary.read("deep/copy/respondents/survey.csv")
        == Self.survey.replacing("Brockdorff", with: "Lund"))
    let configuration = try bench.temporary.read("deep/copy/study.yaml")
    #expect(configuration.contains("\"respondents/survey.csv\""), "\(configuration)")
    #expect(configuration.contains("# ours") == entry.contains("# ours"))
    #expect(try await bench.strand("describe", in: copy).status == 0)
    let clean = try await bench.strand("check", "--pseudonyms", "../../names.csv", in: copy)
    #expect(clean.status == 0 && !clean.stdout.contains("of the table"), "\(clean.summary)")
  }

  /// A file of the study's own that is called the same keeps its name.
  @Test func twoFilesOfOneName() async throws {
    let bench = try bench(file: "file: ../data/participants.csv", at: "data/participants.csv")
    #expect(try await pseudonymise(bench).status == 0)
    #expect(try bench.temporary.read("copy/respondents/participants.csv").hasPrefix("id,respondent_id"))
    #expect(try bench.temporary.read("copy/respondents/participants-2.csv").contains("Lund helped"))
    #expect(try bench.temporary.read("copy/study.yaml").contains("\"respondents/participants-2.csv\""))
  }

  /// An entry that cannot be changed safely stops everything before a file is written.
  @Test(arguments: [
    "file: &f ../data/survey.csv", "file: !!str ../data/survey.csv", "file: >-\n    ../data/survey.csv",
  ])
  func whatCannotBeChangedIsRefused(entry: String) async throws {
    let bench = try bench(file: entry, at: "data/survey.csv")
    let made = try await pseudonymise(bench)
    #expect(made.status == 65 && made.stderr.contains("study.yaml:5"), "\(made.summary)")
    #expect(made.stderr.contains("the survey has another path in the copy"), "\(made.summary)")
    #expect(try bench.temporary.read("data/survey.csv") == Self.survey)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: bench.temporary.url.path).sorted() == [
        "data", "home", "names.csv", "study",
      ])
  }

  /// A name in the name of a file is replaced there, and study.yaml names the same file.
  @Test func namesOfFilesAreReplaced() async throws {
    let bench = try bench(
      file: "file: respondents/Brockdorff-survey.csv", at: "study/respondents/Brockdorff-survey.csv")
    try bench.write("codes:\n  - id: brockdorff\n    name: \"B\"\n    rules: [helps]\n", to: "codebook/brockdorff.yaml")
    _ = try await bench.answer("tag", "one", "--turn", "1", "--code", "brockdorff", "--as", "anna")
    let made = try await pseudonymise(bench)
    #expect(made.status == 0 && made.stderr.isEmpty, "\(made.summary)")
    let copy = bench.temporary.url.appendingPathComponent("copy")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: copy.path + "/codebook").sorted() == [
        "codes.yaml", "lund.yaml",
      ])
    #expect(try bench.temporary.read("copy/respondents/Lund-survey.csv").contains("Lund helped"))
    let check = try await bench.strand("check", "--pseudonyms", "../names.csv", in: copy)
    #expect(check.status == 0 && !check.stdout.contains("of the table"), "\(check.summary)")
    let quotes = try await bench.strand("quotes", "--origin", "person", "--format", "csv", in: copy)
    #expect(quotes.stdout.contains("lund"), "\(quotes.summary)")
  }

  /// A replacement that would be a path is no name of a file.
  @Test(arguments: ["../../evil", "a/b", ".hidden"]) func aReplacementIsNoPath(replacement: String) async throws {
    let bench = try bench(file: "file: respondents/survey.csv", at: "study/respondents/survey.csv")
    try bench.write("---\nparticipants:\n  Anna: B1\n---\n\nAnna: Yes.\n", to: "transcripts/Brockdorff.txt")
    try bench.temporary.write("original,replacement\nBrockdorff,\(replacement)\n", to: "names.csv")
    let made = try await pseudonymise(bench)
    #expect(made.status == 65, "\(made.summary)")
    #expect(made.stderr.contains("transcripts/Brockdorff.txt: error: the replacement of a name in the file's name"))
    #expect(!FileManager.default.fileExists(atPath: bench.temporary.url.appendingPathComponent("copy").path))
  }

  /// Two files that would get one name.
  @Test func namesThatBecomeOne() async throws {
    let bench = try bench(file: "file: respondents/survey.csv", at: "study/respondents/survey.csv")
    for name in ["Brockdorff", "Lund"] { try bench.write("codes:\n  - id: \(name)\n", to: "codebook/\(name).yaml") }
    let made = try await pseudonymise(bench)
    #expect(made.status == 65 && made.stderr.contains("another file would get the same name"), "\(made.summary)")
  }

  /// A dictionary is not in the copy, and that is said.
  @Test func filesOfAnalysesAreSaid() async throws {
    let bench = try bench(
      file: "file: respondents/survey.csv", at: "study/respondents/survey.csv",
      more: "analyses:\n  - {make: words, dictionary: words.yaml}\n")
    try bench.write("garden: [bed]\n", to: "words.yaml")
    let made = try await pseudonymise(bench)
    #expect(made.status == 0, "\(made.summary)")
    #expect(made.stderr.contains("study.yaml:7: warning: the analysis uses a file that is not in the copy"))
  }

  /// Who ran a command is called in the journal as in the table, and what is left over after a text has changed is no
  /// half of a name.
  @Test func journals() async throws {
    let bench = try bench(file: "file: respondents/survey.csv", at: "study/respondents/survey.csv")
    try bench.temporary.write("original,replacement\nAnnelise Brockdorff,Mette Lund\nIngrid,Ute\n", to: "names.csv")
    let text =
      "---\nparticipants:\n  Anna: B1\n---\n\nAnna: I helped to plant it with them in the end. Annelise Brockdorff wept.\n"
    try bench.write(text, to: "transcripts/one.txt")
    for quote in ["plant it", "Brockdorff wept", "dorff wept", "Annelise Brock"] {
      _ = try await bench.answer("tag", "one", "--quote", quote, "--code", "help", "--as", "anna")
    }
    try bench.write(text.replacing("I helped", with: "Well, I helped"), to: "transcripts/one.txt")
    _ = try await bench.answer("reanchor", "--as", "ingrid")
    try bench.write(text.replacing("I helped", with: "Well then, I helped"), to: "transcripts/one.txt")
    #expect(try bench.read("codings/anna.jsonl").contains("\"by\":\"ingrid\""))
    #expect(try await pseudonymise(bench).status == 0)
    let journal = try bench.temporary.read("copy/codings/anna.jsonl")
    for word in ["Annelise", "Brock", "dorff", "ingrid"] { #expect(!journal.contains(word), "\(word) in \(journal)") }
    #expect(journal.contains("\"by\":\"ute\"") && journal.contains("\"quote\":\"Mette Lund wept\""))
    let copy = bench.temporary.url.appendingPathComponent("copy")
    let check = try await bench.strand("check", in: copy)
    #expect(!check.stdout.contains(".jsonl:"), "\(check.summary)")
  }
}
