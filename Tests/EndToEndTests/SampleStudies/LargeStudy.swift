import Foundation

/// A study as large as they get: 230 codes in a tree, 30 interviews of some 5,500 words and 60 codings each. Words are invented by counting, so that the
/// same files come out each time.
enum LargeStudy {
  static let topics = 10
  static let codesOfATopic = 22
  static let interviews = 30
  static let turns = 120

  static var files: [String: String] {
    var files = [
      "study.yaml": """
      study: large
      language: en
      groups:
        district:
          column: place

      """,
      "codebook/codes.yaml": codebook,
      "respondents/participants.csv": "id,place\n"
        + (1...interviews).map { "P\($0),\(["north", "south", "west"][$0 % 3])\n" }.joined(),
    ]
    for interview in 1...interviews { files["transcripts/i\(interview).txt"] = transcript(interview) }
    return files
  }

  /// Every code has one word of its own.
  private static func word(_ topic: Int, _ code: Int) -> String { "topic\(letters(topic))word\(letters(code))" }

  private static func letters(_ number: Int) -> String {
    String(UnicodeScalar(UInt8(97 + number / 26))) + String(UnicodeScalar(UInt8(97 + number % 26)))
  }

  private static var codebook: String {
    var text = "codes:\n"
    for topic in 0..<topics {
      text += "  - id: topic\(topic)\n    name: \"Topic number \(topic) with a name of several words\"\n"
      text += "    colour: \"#\(String(0x335577 + topic * 0x0A0B0C, radix: 16))\"\n    codes:\n"
      for code in 0..<codesOfATopic {
        text += "      - id: topic\(topic).code\(code)\n"
        text += "        name: \"What people say about \(code) of topic \(topic)\"\n"
        text += "        rules:\n          - \"\(word(topic, code))\"\n"
      }
    }
    return text
  }

  private static func transcript(_ interview: Int) -> String {
    var text = ""
    var state = UInt32(interview)
    func next(_ bound: Int) -> Int {
      // Numerical Recipes' linear congruential generator.
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 8) % bound
    }
    for turn in 1...turns {
      text += turn % 2 == 1 ? "I: " : "P\(interview): "
      let length = turn % 2 == 1 ? 12 : 80
      for place in 1...length {
        let isCoded = turn % 4 == 0 && (place == 35 || place == 45)
        text +=
          isCoded ? word(next(topics), next(codesOfATopic)) : ["and", "so", "we", "went", "there", "again"][next(6)]
        text += place == length ? ".\n" : place % 10 == 0 ? ". " : " "
      }
    }
    return text
  }
}
