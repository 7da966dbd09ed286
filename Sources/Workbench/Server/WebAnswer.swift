import Basics
import Foundation

/// What the workbench answers.
struct WebAnswer: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// Server-sent events, until the stream ends.
    case events(AsyncStream<String>)
  }

  var status = 200
  var type: String
  var headers: [(name: String, value: String)] = []
  var body: Body

  static func html(_ text: String, status: Int = 200) -> WebAnswer {
    WebAnswer(status: status, type: "text/html; charset=utf-8", body: .bytes(Array(text.utf8)))
  }

  static func text(_ text: String, status: Int) -> WebAnswer {
    WebAnswer(status: status, type: "text/plain; charset=utf-8", body: .bytes(Array((text + "\n").utf8)))
  }

  static func json(_ value: some Encodable, status: Int = 200) throws -> WebAnswer {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.withoutEscapingSlashes, .sortedKeys]
    return WebAnswer(
      status: status, type: "application/json", body: .bytes(Array(try encoder.encode(value))))
  }

  /// A file to be kept.
  static func download(_ bytes: [UInt8], type: String, name: String) -> WebAnswer {
    // Names are made of verbs and ids; whatever else there is gives way to a hyphen.
    let plain = name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-_.".contains($0)) ? $0 : "-" }
    return WebAnswer(
      type: type, headers: [("Content-Disposition", "attachment; filename=\"\(String(plain))\"")], body: .bytes(bytes))
  }
}

extension WebAnswer {
  /// The status of an answer that says what is wrong.
  static func status(of problem: Problem) -> Int {
    switch problem.kind {
    case .usage: 400
    case .badData: 409
    case .missingInput: 404
    case .cannotWrite, .inputOutput: 500
    }
  }

  /// Every problem of an error, in the words that the terminal says.
  static func problems(in error: any Error) -> [Problem] {
    switch error {
    case let problem as Problem: [problem]
    case let problems as Problems: problems.all
    default: [.workbenchFailed()]
    }
  }

  /// For scripts of pages: `{"problem": "…"}`.
  static func failure(_ error: any Error) -> WebAnswer {
    let problems = problems(in: error)
    let words = problems.map(\.description).joined(separator: "\n")
    let status = problems.first.map(status(of:)) ?? 500
    return (try? WebAnswer.json(["problem": words], status: status)) ?? WebAnswer.text(words, status: status)
  }
}
