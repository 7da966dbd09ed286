public import Basics
public import Foundation

/// The wording of everything this floor finds wrong. None of it holds a participant's words or a coder's notes.
extension Problem {
  // MARK: Lines of a journal

  static func line(_ fault: EventLineFault, file: String, line: Int) -> Problem {
    let mend = "Put the line back as it was (git has it), or move it to another file; no other line depends on it."
    switch fault {
    case .notAnObject:
      return Problem(.badData, file: file, line: line, "this line of the journal is not one JSON object", remedy: mend)
    case .missing(let key):
      return Problem(.badData, file: file, line: line, "the key `\(key)` is missing", remedy: mend)
    case .type(let key):
      return Problem(.badData, file: file, line: line, "the key `\(key)` has the wrong type of value", remedy: mend)
    case .value(let key, let reason):
      return Problem(.badData, file: file, line: line, "`\(key)` \(reason)", remedy: mend)
    case .kind(let kind):
      return Problem(
        .badData, file: file, line: line,
        "the line was written by a newer version: its `kind`\(kind.map { " `\($0)`" } ?? "") is not known here",
        remedy: "Update strand.")
    }
  }

  static func conflictMarker(file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "git has left a conflict in the journal",
      remedy: "Keep the lines of both sides and delete the three marker lines; with `*.jsonl merge=union` in "
        + ".gitattributes git does so by itself.")
  }

  static func differingDuplicate(_ id: UUID, file: String, line: Int, first: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the event \(id.text) is also in line \(first), with other content",
      remedy: "Keep the line that is right and delete the other.")
  }

  public static func differingCopies(_ id: UUID, file: String) -> Problem {
    Problem(
      .badData, file: file, "the event \(id.text) differs between the two copies of the journal",
      remedy: "A journal is never edited: put the line back as it was in one of them. Nothing was merged.")
  }

  static func torn(file: String, line: Int, bytes: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line,
      "the last line is unfinished (\(bytes) bytes, from a write that was cut off) and was not read",
      remedy: "Its coding was never reported as saved; the next coding sets the line aside in \(tornName(file)).")
  }

  static func setAside(file: String, line: Int, bytes: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line,
      "the last line was unfinished (\(bytes) bytes) and has been moved to \(tornName(file))",
      remedy: "Its coding was never reported as saved; make it again if it is wanted.")
  }

  static func tornName(_ journal: String) -> String { journal + ".torn" }

  // MARK: Files

  static func journalNotAFile(_ shown: String) -> Problem {
    Problem(.badData, file: shown, "is not a plain file", remedy: "A journal is a file of lines; move this away.")
  }

  static func journalUnlockable(_ shown: String, _ code: Int32) -> Problem {
    Problem(
      .inputOutput, file: shown, "cannot be locked (\(String(cString: strerror(code))))",
      remedy: "Keep the study on a disk of this computer; some network drives have no locks.")
  }

  static func eventAlreadyWritten(_ id: UUID, file: String) -> Problem {
    Problem(
      .badData, file: file, "the event \(id.text) is in the journal already",
      remedy: "Nothing was saved; give every event an id of its own.")
  }

  static func foldersUnlistable(_ shown: String) -> Problem {
    Problem(.inputOutput, file: shown, "the folder cannot be listed", remedy: "Check its permissions.")
  }

  // MARK: Coders

  static func coderName(_ name: String, source: String?, _ reason: String) -> Problem {
    Problem(
      .usage, "the coder's name `\(printable(name))`\(source.map { " (\($0))" } ?? "") \(reason)",
      remedy: "A name is 1 to 64 letters, digits, `-`, `_` and `.`, and begins with a letter or digit: it becomes "
        + "the journal's file name. Give another with `--as NAME`.")
  }

  static func noCoder() -> Problem {
    Problem(.usage, "it is not known who is coding", remedy: "Give `--as NAME` or set STRAND_CODER.")
  }

  static func journalName(_ file: String) -> Problem {
    Problem(
      .badData, file: printable(file), "a journal's file name must be its coder's name",
      remedy: "Rename it to NAME.jsonl with a name of letters, digits, `-`, `_` and `.`; if it is a copy that a "
        + "sharing program made, add its lines to the coder's journal and delete it.")
  }

  static func codersAlike(_ one: String, _ other: String, file: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file,
      "the coders `\(one)` and `\(other)` differ only in upper and lower case",
      remedy: "Put their lines into one journal, or rename one of the coders: some disks take the two for one file.")
  }

  private static func printable(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.unicodeScalars.prefix(80) {
      scalars.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(scalars)
  }

  // MARK: Short ids

  static func shortIDMalformed(_ text: String) -> Problem {
    Problem(
      .usage, "`\(printable(text))` is not an id",
      remedy: "An id is a UUID or the first 4 or more of its digits (0-9, a-f), as `strand history` shows them.")
  }

  static func shortIDUnknown(_ text: String) -> Problem {
    Problem(
      .missingInput, "there is no id that begins with `\(printable(text))`",
      remedy: "`strand quotes` and `strand history` show ids. It may be that of something which this command does not "
        + "change: a coding of another code or coder, for one.")
  }

  static func shortIDAmbiguous(_ text: String, _ ids: [UUID]) -> Problem {
    let shown = ids.prefix(4).map(\.text).joined(separator: ", ")
    return Problem(
      .usage, "\(ids.count) ids begin with `\(printable(text))`: \(shown)\(ids.count > 4 ? ", …" : "")",
      remedy: "Give more digits.")
  }

  // MARK: Decisions

  static func notACoding(_ id: UUID) -> Problem {
    Problem(
      .missingInput, "there is no coding \(id.text), or it has been taken off already",
      remedy: "`strand history` shows what became of it.")
  }

  static func foreignCoding(_ id: UUID, owner: String, coder: String) -> Problem {
    Problem(
      .usage, "the coding \(id.text) is \(owner)'s, and \(coder) cannot take it off",
      remedy: "Each coder takes off their own codings; leave a memo on it with `strand memo`.")
  }

  static func emptyMemo() -> Problem {
    Problem(.usage, "the memo is empty", remedy: "Give its text.")
  }

  static func emptySpan() -> Problem {
    Problem(
      .usage, "there are no words to code: the passage is empty", remedy: "Give a passage of at least one character.")
  }

  static func nothingToUndo(_ coder: String) -> Problem {
    Problem(
      .missingInput, "\(coder) has no decision that could be taken back",
      remedy: "`strand history --coder \(coder)` shows what was decided.")
  }

  static func notADecision(_ id: UUID, coder: String) -> Problem {
    Problem(
      .missingInput, "\(coder) has taken no decision \(id.text)",
      remedy: "`strand history --coder \(coder)` shows what was decided; each coder takes back their own decisions.")
  }

  static func alreadyUndone(_ id: UUID) -> Problem {
    Problem(.usage, "the decision \(id.text) has been taken back already", remedy: "Nothing needs to be done.")
  }

  static func undoOfUndo(_ id: UUID) -> Problem {
    Problem(
      .usage, "\(id.text) is itself an undo, and cannot be taken back",
      remedy: "Take the decision again (tag, accept, reject …).")
  }

  static func undoOfRename(_ old: String, _ new: String) -> Problem {
    Problem(
      .usage, "renaming a transcript is not taken back by `undo`, for its file has the new name",
      remedy: "Rename it back: `strand rename-transcript \(new) \(old)`.")
  }

  static func undoOfRemove() -> Problem {
    Problem(
      .usage, "a transcript that was taken out cannot be brought back",
      remedy: "Nothing of it was kept.")
  }

  // MARK: Replay

  static func copiedEvents(_ count: Int, from first: String, in second: String) -> Problem {
    Problem(
      .badData, severity: .warning,
      "\(count) \(count == 1 ? "event" : "events") of \(first)'s journal \(count == 1 ? "is" : "are") in "
        + "\(second)'s too, and \(count == 1 ? "was" : "were") counted as \(first)'s only",
      remedy: "Delete \(count == 1 ? "it" : "them") from the journal that was copied.")
  }

  static func targetUnknown(_ event: Event, coder: String) -> Problem {
    Problem(
      .badData, severity: .warning,
      "\(coder)'s event \(event.id.text) (\(event.kind.rawValue)) is about "
        + "\(event.target?.text ?? "something"), which is in no journal",
      remedy: "A journal may be missing or not yet merged; the event has no effect until then.")
  }

  static func targetForeign(_ event: Event, coder: String, owner: String) -> Problem {
    Problem(
      .badData, severity: .warning,
      "\(coder)'s event \(event.id.text) (\(event.kind.rawValue)) is about \(owner)'s "
        + "\(event.target?.text ?? "event"), and has no effect",
      remedy: "Only \(owner) can change it.")
  }

  static func targetUnfit(_ event: Event, coder: String) -> Problem {
    Problem(
      .badData, severity: .warning,
      "\(coder)'s event \(event.id.text) (\(event.kind.rawValue)) is about \(event.target?.text ?? "an event"), "
        + "for which that is not possible; it has no effect",
      remedy: "Nothing needs to be done; the line may be deleted.")
  }
}
