package import Basics
import Importing
import Transcripts

/// The wording of what can be wrong with a decision that somebody asks for.
extension Problem {
  static func quoteNotFound(transcript: String, nearest: Span?, turn: Int?) -> Problem {
    let place = nearest.flatMap { span in turn.map { "in turn \($0) (--chars \(span.start)-\(span.end))" } }
    return Problem(
      .usage, "the quote is not in the transcript `\(transcript)`",
      remedy: (place.map { "The words most like it are \($0). " } ?? "")
        + "Copy the words from the file, or name the place with `--turn` or `--chars`.")
  }

  static func quoteAmbiguous(_ count: Int, turns: [Int], transcript: String) -> Problem {
    let places = turns.prefix(8).map(String.init).joined(separator: ", ") + (turns.count > 8 ? ", …" : "")
    return Problem(
      .usage, "the quote occurs \(count) times in the transcript `\(transcript)` (turns \(places))",
      remedy: "Say which with `--nth N` (a column `nth` in a table), or quote more words.")
  }

  static func nthQuote(_ nth: Int, found: Int, transcript: String) -> Problem {
    Problem(
      .usage,
      "the quote occurs \(found == 1 ? "once" : "\(found) times") in the transcript `\(transcript)`, not \(nth) times",
      remedy: "Give a number from 1 to \(found).")
  }

  static func noSuchTurn(_ turns: ClosedRange<Int>, count: Int, transcript: String) -> Problem {
    let asked = turns.count == 1 ? "\(turns.lowerBound)" : "\(turns.lowerBound)-\(turns.upperBound)"
    return Problem(
      .usage, "the transcript `\(transcript)` has \(count) turns, not a turn \(asked)",
      remedy: "Turns count from 1; `strand search` shows their numbers.")
  }

  static func charactersOutside(_ range: Range<Int>, count: Int, transcript: String) -> Problem {
    Problem(
      .usage,
      "the characters \(range.lowerBound)-\(range.upperBound) are not in the transcript `\(transcript)`, "
        + "which has \(count)",
      remedy: "Count Unicode scalars of the body from 0, the end not included.")
  }

  static func charactersBetweenTurns(_ range: Range<Int>, transcript: String) -> Problem {
    Problem(
      .usage,
      "nobody speaks in the characters \(range.lowerBound)-\(range.upperBound) of the transcript `\(transcript)`",
      remedy: "They are a label or an empty line; name a part of a turn.")
  }

  static func journalUnanswered(_ file: String) -> Problem {
    Problem(.inputOutput, file: file, "the journal could not be read", remedy: "Try again; nothing was recorded.")
  }

  static func nothingToReadFor() -> Problem {
    Problem(
      .missingInput, file: "codebook/", "there is no code that something could be read for",
      remedy: "Write the codes into the codebook first.")
  }

  // MARK: Tables of passages

  static func tagColumn(_ name: String, known: [String], file: String) -> Problem {
    Problem(
      .badData, file: file, line: 1, "the column `\(name)` is not known here",
      remedy: Suggestion.sentence(for: name, among: known, noun: "column"))
  }

  static func tagColumnMissing(_ name: String, file: String) -> Problem {
    Problem(
      .badData, file: file, line: 1, "there is no column `\(name)`",
      remedy: "The first line names the columns: transcript,code,quote,nth,turn,start,end,note,coder,date,memo.")
  }

  static func tagCellMissing(_ column: String) -> Problem {
    Problem(.badData, "the cell `\(column)` is empty", remedy: "Fill it, or delete the row.")
  }

  static func tagPlaceMissing() -> Problem {
    Problem(
      .badData, "the row does not name one place",
      remedy: "Fill exactly one of `quote`, `turn`, or `start` with `end`.")
  }

  static func tagTableEmpty(_ file: String) -> Problem {
    Problem(.badData, file: file, "there is no row below the header", remedy: "Add one row for each passage.")
  }

  static func notADate(_ text: String) -> Problem {
    Problem(
      .badData, "`\(text)` is not a date", remedy: "Write a day (2026-03-04) or a moment in UTC (2026-03-04 09:15).")
  }

  static func codingLineUnreadable(_ file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the line is not a coding as `strand export codings` writes it",
      remedy: "It needs `transcript`, `code`, `start` and `end`; export it again.")
  }

  static func notACount(_ text: String, _ column: String) -> Problem {
    Problem(.badData, "`\(text)` is not a number for `\(column)`", remedy: "Write a whole number from 1.")
  }

  static func turnNotation(_ text: String) -> Problem {
    Problem(.usage, "`\(text)` does not name turns", remedy: "Write a number, or the first and the last: `3-5`.")
  }

  static func characterNotation(_ text: String) -> Problem {
    Problem(
      .usage, "`\(text)` does not name characters",
      remedy: "Write start and end (Unicode scalars, counted from 0, the end not included): `120-184`.")
  }

  static func transcriptJustChanged(_ name: String) -> Problem {
    Problem(
      .badData, file: "transcripts/\(name).txt", "the transcript has changed since its hits were found",
      remedy: "Try again; nothing was recorded.")
  }

  package static func passageOfAnotherText(_ name: String) -> Problem {
    Problem(
      .badData, file: "transcripts/\(name).txt", "the transcript has changed since the passage was chosen",
      remedy: "Look at the text as it is now and choose the passage again; nothing was recorded.")
  }

  // MARK: Imported transcripts

  static func transcriptName(_ name: String) -> Problem {
    Problem(.usage, "`\(name)` gives no name for a transcript", remedy: "Choose one with `--name`.")
  }

  static func transcriptExists(_ file: String) -> Problem {
    Problem(
      .cannotWrite, file: file, "there is a transcript of this name with another text already",
      remedy: "Choose another name with `--name`, or put the new text in its place with `--replace`.")
  }

  static func importedTwice(_ file: String, target: String) -> Problem {
    Problem(
      .cannotWrite, file: file, "another file of this import has become \(target) already",
      remedy: "Import this one by itself and choose another name with `--name`.")
  }

  static func importTooLarge(_ file: String, bytes: Int) -> Problem {
    Problem(
      .badData, file: file,
      "the file is larger than transcripts are (\(bytes / 1_048_576) MB; at most \(Importer.largestFile / 1_048_576) MB are "
        + "read)", remedy: "Check that it is the right file.")
  }

  static func importFailed(_ file: String) -> Problem {
    Problem(.inputOutput, file: file, "the file cannot be imported", remedy: "Check that it can be opened.")
  }

  static func replacesAnotherText(_ file: String, lost: Int, of count: Int) -> Problem {
    Problem(
      .cannotWrite, file: file,
      "the new text is another one: \(lost) of \(count) codings and judgements would lose their words, and the "
        + "transcript is not replaced",
      remedy: "Import it under another name with `--name`; if it is meant, replace the file yourself and run "
        + "`strand reanchor`.")
  }
}

/// The wording of what can be wrong with taking in others' work.
extension Problem {
  static func nothingToMerge(_ source: String) -> Problem {
    Problem(
      .missingInput, "`\(source)` is neither a study's folder nor a journal",
      remedy: "Name the folder with its study.yaml, or a file such as `lin.jsonl`.")
  }

  static func mergedWithItself(_ source: String) -> Problem {
    Problem(.usage, "`\(source)` is this study itself", remedy: "Name the other copy's folder.")
  }

  static func transcriptsDiffer(_ name: String, _ source: String) -> Problem {
    Problem(
      .badData,
      "two of the studies have a new transcript `\(name)`, with different texts; the second is in `\(source)`",
      remedy: "Merge the first, then the second: what differs is carried to the text that is here then.")
  }
}
