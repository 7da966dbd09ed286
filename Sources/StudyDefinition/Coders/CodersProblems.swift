public import Basics

/// The wording of what can be wrong with the work of several coders.
extension Problem {
  static func assignedToNobody(_ name: String, _ place: YAMLPlace) -> Problem {
    .bad(
      place, "`\(name)` is not a coder's name",
      remedy: "A name has letters, digits, `-`, `_` and `.`, as the journal's file: `[lin, mercier]`.")
  }

  static func assignedTwice(_ transcript: String, _ place: YAMLPlace) -> Problem {
    .bad(place, "the transcript `\(transcript)` is here twice", remedy: "Put all its coders into one line.")
  }

  static func assignedUnknown(_ transcript: String, known: [String], file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "there is no transcript `\(transcript)`",
      remedy: Suggestion.sentence(for: transcript, among: known, noun: "transcript"))
  }

  static func notAssigned(_ transcripts: [String], file: String) -> Problem {
    let names = transcripts.prefix(8).joined(separator: ", ") + (transcripts.count > 8 ? ", …" : "")
    return Problem(
      .badData, severity: .warning, file: file,
      "\(transcripts.count == 1 ? "a transcript is" : "\(transcripts.count) transcripts are") assigned to nobody: \(names)",
      remedy: "Add \(transcripts.count == 1 ? "it" : "them"), with an empty list `[]` where nobody should read it.")
  }

  public static func assignmentsExist(_ file: String) -> Problem {
    Problem(
      .cannotWrite, file: file, "transcripts are assigned already",
      remedy: "Edit the file, or replace it with `--replace`.")
  }

  public static func tooFewCoders(_ count: Int, wanted: Int) -> Problem {
    Problem(
      .usage, "\(count == 1 ? "one coder is" : "\(count) coders are") too few for \(wanted) readers of one transcript",
      remedy: "Name \(wanted) coders or more, as in `--coders lin,mercier`.")
  }
}
