import Basics

/// How what is wrong with pseudonyms is worded. Rows are named by their line: the names themselves must not be shown.
extension Problem {
  static func pseudonymsInStudy(_ path: String) -> Problem {
    Problem(
      .usage, file: path, "the table of names would be inside the study",
      remedy: "Keep it apart, where whoever gets the study does not: `--table ../names.csv`.")
  }

  static func pseudonymColumns(_ file: String) -> Problem {
    Problem(
      .badData, file: file, line: 1, "the table has no columns `original` and `replacement`",
      remedy: "`strand pseudonymise --suggest --table FILE.csv` makes one to fill in.")
  }

  static func pseudonymTooShort(_ file: String, _ line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the original is a single character, which occurs everywhere",
      remedy: "Write the whole name.")
  }

  static func replacementNotPlain(_ file: String, _ line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the replacement has characters that mean something in YAML, CSV or labels",
      remedy: "Use letters, digits, spaces and hyphens, beginning with a letter or digit.")
  }

  static func pseudonymTwice(_ file: String, _ line: Int, _ first: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the original is already in line \(first)", remedy: "Keep one of the two.")
  }

  static func replacementIsOriginal(_ file: String, _ line: Int, _ other: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "the replacement contains the original of line \(other)",
      remedy: "Choose a name that nobody in the table has: afterwards nobody could tell the two apart.")
  }

  static func noReplacements(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "no row has a replacement", remedy: "Fill in the column `replacement`, then run again.")
  }

  static func oneReplacement(_ file: String, _ lines: [Int]) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: lines[0],
      "lines \(lines.map(String.init).joined(separator: ", ")) have one replacement",
      remedy: "That is right for one person's several names; two people would become one.")
  }

  static func replacementInUse(_ file: String, _ line: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line, "the replacement occurs in the study already",
      remedy: "Choose another unless it is meant: whoever has that name would be mixed up with this one.")
  }

  static func copyNotEmpty(_ path: String) -> Problem {
    Problem(
      .cannotWrite, file: path, "there is something in that place already",
      remedy: "Name a folder that is not there yet with `--to`.")
  }

  static func copyInsideStudy(_ path: String) -> Problem {
    Problem(.usage, file: path, "the copy would be inside the study", remedy: "Name a folder beside it with `--to`.")
  }

  static func nameInBinarySurvey(_ file: String, _ line: Int) -> Problem {
    Problem(
      .badData, file: file,
      "the file contains the original of line \(line) of the table: in an answer, a label, a note, another sheet or "
        + "its properties. In this kind of file nothing is replaced",
      remedy: "Write it as CSV (`strand export respondents --original --output survey.csv`), name that in study.yaml, "
        + "and run again.")
  }

  static func partNotSearchedForNames(_ file: String, part: String) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, "its part `\(part)` is no text, so that it was not searched for names",
      remedy: "Look at it yourself before the copy is passed on, or save the survey as CSV and make the copy again.")
  }

  static func surveyNotUTF8(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "only surveys in UTF-8 can be pseudonymised",
      remedy: "Save the file as UTF-8 and run again.")
  }

  static func sameNameInCopy(_ shown: String) -> Problem {
    Problem(
      .badData, file: shown, "another file would get the same name in the copy",
      remedy: "Choose another replacement for one of the names in the files' names; nothing was written.")
  }

  static func replacementNotForFile(_ shown: String) -> Problem {
    Problem(
      .badData, file: shown,
      "the replacement of a name in the file's name has a slash in it or begins with a point",
      remedy: "Choose a replacement of letters, digits, spaces and hyphens; nothing was written.")
  }

  static func outsideCopy(_ shown: String) -> Problem {
    Problem(
      .badData, file: shown, "the file would be written outside of the copy",
      remedy: "Put the file into the study's folder, name it in study.yaml, and run again; nothing was written.")
  }

  static func surveyFileNotNamed(_ file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line,
      "the survey has another path in the copy, which cannot be written here",
      remedy: "Write `file: PATH` on one line, without an anchor or a tag, and run again; nothing was written.")
  }

  static func fileNotInCopy(_ file: String, line: Int?) -> Problem {
    Problem(
      .badData, severity: .warning, file: file, line: line, "the analysis uses a file that is not in the copy",
      remedy: "If the file contains no names, copy it by hand. Otherwise take the analysis out of the copy's "
        + "study.yaml.")
  }

  static func textNotKept(_ shown: String) -> Problem {
    Problem(
      .badData, file: shown, "the text would be read otherwise after its names were replaced",
      remedy: "Look at replacements next to speakers' labels and at the front matter; nothing was written.")
  }

  static func nameHidden(_ shown: String, line: Int, of row: Int) -> Problem {
    Problem(
      .badData, file: shown, line: line,
      "the original of line \(row) of the table is written with escapes or over a line's end, and cannot be replaced",
      remedy: "Write it in its letters on one line, and make the copy again; nothing was written.")
  }

  static func nameOfFileRemains(_ shown: String, of row: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: shown,
      "the original of line \(row) of the table is in the file's name",
      remedy: "Do not pass this file on. `strand pseudonymise` makes a copy of the study with other names.")
  }

  static func nameOfFileInCopy(_ shown: String, of row: Int) -> Problem {
    Problem(
      .badData, file: shown,
      "the original of line \(row) of the table would be in the file's name in the copy",
      remedy: "Give the file another name, or choose other replacements, and run again; nothing was written.")
  }

  static func coderIsOriginal(_ shown: String) -> Problem {
    Problem(
      .badData, file: shown, "the coder is called as somebody in the table of names",
      remedy: "Give the journal another name, in assignments.yaml too, and make the copy again; nothing was written.")
  }

  static func notSearchedForNames(_ shown: String) -> Problem {
    Problem(
      .badData, severity: .note, file: shown, "is no text, so that it was not searched for names",
      remedy: "Look at it yourself before it is passed on, or make it again from the copy.")
  }

  static func nameRemains(_ shown: String, line: Int, of row: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: shown, line: line, "the original of line \(row) of the table occurs here",
      remedy: "Do not pass this file on. `strand pseudonymise` makes a copy of the study with other names.")
  }

  static func nameInCopy(_ shown: String, line: Int, of row: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: shown, line: line,
      "the original of line \(row) of the table occurs in the copy after names were replaced",
      remedy: "Look at the line in the copy. Where replacements beside other words made it, choose other ones and make "
        + "the copy again.")
  }

  static func nameInLongerWord(_ shown: String, line: Int, of row: Int) -> Problem {
    Problem(
      .badData, severity: .warning, file: shown, line: line,
      "the original of line \(row) of the table is part of a longer word",
      remedy: "If it tells who somebody is, add the longer word to the table.")
  }
}
