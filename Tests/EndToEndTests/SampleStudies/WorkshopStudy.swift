import Foundation
import TestSupport
import Testing

/// Ten people of an invented workshop, one interview each, made by a seeded draw. What is said is known: the passages of
/// two codes have planted words, those of a third were drawn blindly. anna has coded and read eight of the interviews.
enum WorkshopStudy {
  static let people = 10
  static let answers = 24
  /// The first interviews are read, the others are open.
  static let read = 8

  private static let planted = [
    "pump": [
      "The pump leaked again.", "Somebody has to oil the pump.", "We mended the handle of the pump.",
      "He primes the pump before dawn.",
    ],
    "music": [
      "They drum on Fridays.", "Her drum is the loudest.", "I sing beside the drum.", "The drum keeps us awake.",
    ],
  ]

  private static let filler = [
    "My son works in the shoe factory.", "I walk to the market on Mondays.", "We have a cat and two hens.",
    "The rooms are small but warm.", "She writes to her brother every month.", "The bus goes twice a day.",
    "Nobody here has a garden.", "They play cards under the lamp.", "The school is far and the children are tired.",
    "We moved in the winter before the feast.", "He never speaks of the village.", "The doctor comes on Fridays.",
    "I carry my own bags upstairs.", "Rent is due on the third.", "The stairs are swept by turns.",
    "Our windows look to the north.",
  ]

  /// One answer: its words, and which codes it has in truth.
  struct Answer {
    let text: String
    let codes: [String]
  }

  /// By interview, then by answer.
  static let interviews: [[Answer]] = {
    var generator = SeededGenerator(seed: 11)
    func draw(_ bound: Int) -> Int { Int(generator.next() % UInt64(bound)) }
    return (0..<people).map { _ in
      (0..<answers).map { _ in
        var sentences = [filler[draw(filler.count)], filler[draw(filler.count)]]
        var codes: [String] = []
        for code in ["pump", "music"] where draw(6) == 0 {
          sentences.insert(planted[code]?[draw(4)] ?? "", at: draw(3))
          codes.append(code)
        }
        if draw(6) == 0 { codes.append("blind") }
        return Answer(text: sentences.joined(separator: " "), codes: codes)
      }
    }
  }()

  static func name(_ interview: Int) -> String { "w\(interview)" }

  /// The turn of an answer, 1-based: a question goes before each.
  static func turn(_ answer: Int) -> Int { answer * 2 + 2 }

  static var files: [String: String] {
    var files = [
      "study.yaml": "study: workshop\n",
      "codebook/codes.yaml": """
      codes:
        - {id: pump, name: "The pump", rules: [{any: [pump]}]}
        - {id: music, name: "Music", rules: [{any: [sing]}]}
        - {id: blind, name: "Drawn blindly"}
        - {id: rare, name: "Rare"}

      """,
    ]
    files["respondents/participants.csv"] =
      "id,pseudonym\n" + (0..<people).map { "P\($0),Speaker \($0)\n" }.joined()
    for (number, answers) in interviews.enumerated() {
      files["transcripts/\(name(number)).txt"] =
        "---\nparticipants:\n  Speaker \(number): P\(number)\n---\n\n"
        + answers.map { "Interviewer: And then?\n\nSpeaker \(number): \($0.text)\n" }.joined(separator: "\n")
    }
    return files
  }

  /// What anna codes, as a table for `tag --from`.
  static var tags: String {
    var rows = "transcript,code,turn\n"
    for (number, answers) in interviews.prefix(read).enumerated() {
      for (place, answer) in answers.enumerated() {
        for code in answer.codes { rows += "\(name(number)),\(code),\(turn(place))\n" }
      }
    }
    return rows + "w0,rare,2\nw1,rare,2\n"
  }

  /// The study as anna left it.
  static func coded() async throws -> StudyBench {
    let bench = try StudyBench(files)
    let table = try bench.temporary.write(tags, to: "tags.csv")
    _ = try await bench.answer("tag", "--from", table.path)
    _ = try await bench.answer(["done"] + (0..<read).map(name))
    return bench
  }

  /// Whether an answer has a code in truth.
  static func has(_ code: String, transcript: String, turn: Int) -> Bool {
    guard let interview = Int(transcript.dropFirst()), turn % 2 == 0 else { return false }
    return interviews[interview][turn / 2 - 1].codes.contains(code)
  }
}
