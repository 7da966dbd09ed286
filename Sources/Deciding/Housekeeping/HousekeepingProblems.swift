import Basics
import Codings
import Foundation

/// The wording of what can be wrong with housekeeping, and of what it leaves to people. None of it holds a participant's
/// words.
extension Problem {
  static func splitTwice(_ id: String, first: Int) -> Problem {
    Problem(
      .badData, "the coding `\(id)` has its new code in line \(first) already", remedy: "Keep one of the two lines.")
  }

  static func splitColumns(_ file: String) -> Problem {
    Problem(
      .badData, file: file, line: 1, "the columns `id` and `code` are not both there",
      remedy: "The first line names the columns: id,code; a row for each coding that is to have another code.")
  }

  static func renamedTo(_ name: String) -> Problem {
    Problem(
      .usage, "`\(name)` is not a new name for the transcript",
      remedy: "Give a name without `/` that does not begin with a dot and is not the present one.")
  }

  static func renamedToTaken(_ file: String) -> Problem {
    Problem(.usage, file: file, "there is a transcript of this name already", remedy: "Choose another name.")
  }

  /// - Parameter cause: why it could not go on.
  static func renamedInPart(_ cause: Problem, from old: String, to new: String) -> Problem {
    Problem(
      cause.kind, file: cause.file, cause.what,
      remedy:
        "Journals name the transcript `\(new)` already, other files do not. When what is in the way is mended, give "
        + "the command again (`strand rename-transcript \(old) \(new)`): it goes on where it was.")
  }

  static func notDeleted(_ file: String) -> Problem {
    Problem(
      .cannotWrite, file: file, "cannot be deleted",
      remedy: "Check the folder's permissions and run the command again; it goes on where it was.")
  }

  static func participantOfWithdrawn(file: String, line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line, "this row is a participant of the transcript",
      remedy:
        "Delete the row, and the respondent's row of the survey, if the person has withdrawn from the whole study.")
  }

  static func wordsOfWithdrawn(file: String, line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line, "words of the transcript are in this line",
      remedy: "Take them out, or delete the file.")
  }

  static func fileOfWithdrawn(_ file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, "the file has the transcript's name",
      remedy: "See whether it has to go.")
  }

  static func noteOfWithdrawn(coder: String, event: Event) -> Problem {
    Problem(
      .badData, severity: .warning, file: "codings/\(coder).jsonl",
      "the note of `\(event.id.uuidString.lowercased().prefix(8))` (\(event.kind.rawValue)) has words of the transcript",
      remedy: "Change the line in an editor; leave its other keys as they are.")
  }

  static func exampleOfWithdrawn(code: String, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, "an example of the code `\(code)` is a sentence of the transcript",
      remedy: "Take the example out of the codebook.")
  }

  static func configurationOfWithdrawn(file: String, line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line, "this line names the transcript",
      remedy: "Change the line.")
  }
}
