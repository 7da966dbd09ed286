import Basics
import Deciding

/// `POST /api/codebook`: a change of a code, shown before it is written.
struct CodebookRequest: Decodable {
  /// One of the two.
  let edit: CodeEdit?
  let merge: CodeMerge?
  /// The hash of the change that the person has seen and wants; without it nothing is written.
  let seen: String?
}

/// What a change makes of the codebook.
struct CodebookAnswer: Encodable, Sendable {
  struct File: Encodable, Sendable {
    let path: String
    let lines: [LineDifference.Line]
  }

  let files: [File]
  /// Codings of the code, everybody's.
  let codings: Int
  let hash: String
  let isWritten: Bool
  let message: String
}

extension CodingSession {
  func decide(_ request: CodebookRequest) throws -> CodebookAnswer {
    let change: CodebookChange
    switch (request.edit, request.merge) {
    case (let edit?, nil): change = try self.change(edit)
    case (nil, let merge?): change = try self.change(merge)
    default: throw Problem.requestUnreadable("it names no change")
    }
    var message = change.files.isEmpty ? "Nothing would be changed." : ""
    if let seen = request.seen {
      if let edit = request.edit {
        try write(edit, seen: seen)
        message = "The codebook is saved."
      } else if let merge = request.merge {
        let answer = try write(merge, seen: seen)
        let count = answer.recoded + answer.takenOff
        message = "The codebook is saved; \(count == 1 ? "1 coding has" : "\(count) codings have") another code."
      }
    }
    return CodebookAnswer(
      files: change.files.map { CodebookAnswer.File(path: $0.path, lines: $0.difference.lines) },
      codings: change.codings, hash: change.hash, isWritten: request.seen != nil, message: message)
  }
}
