import Basics

/// The wording of what can be wrong with dictionaries and lists of words.
extension Problem {
  static func dictionaryNotUTF8(_ file: String, line: Int) -> Problem {
    Problem(.badData, file: file, line: line, "the file is not UTF-8", remedy: "Save it as UTF-8.")
  }

  static func dictionaryEmpty(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "the dictionary has no entry",
      remedy: "Write categories with lists of words, as YAML, or the `.dic` form of LIWC.")
  }

  static func dictionaryCategoryLine(_ file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "this line is no category",
      remedy: "Write a number, a tab and the category's name, or end the categories with a line `%`.")
  }

  static func dictionaryWithoutSecondMark(_ file: String) -> Problem {
    Problem(
      .badData, file: file, "the line `%` after the categories is missing",
      remedy: "Put a line `%` before the categories and another after them.")
  }

  static func dictionaryEntryWithoutCategory(_ file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "this entry has no category",
      remedy: "Write the word, a tab and the numbers of its categories, with tabs between.")
  }

  static func dictionaryCategoryUnknown(_ name: String, _ file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "`\(name)` is not the number of a category",
      remedy: "Add the category at the head of the file, or change the number.")
  }

  static func dictionaryCategoryTwice(_ name: String, _ file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "there are two categories `\(name)`", remedy: "Rename one, or join them.")
  }

  static func dictionaryEntryIsExpression(_ file: String, line: Int) -> Problem {
    Problem(
      .badData, file: file, line: line, "this entry is a regular expression, and entries are words and phrases",
      remedy: "Write words; `*` stands for any letters, `?` for one letter.")
  }

  static func stopListNotUTF8(_ file: String, line: Int) -> Problem {
    Problem(.badData, file: file, line: line, "the file is not UTF-8", remedy: "Save it as UTF-8, a word a line.")
  }

  static func keynessNeedsGroup() -> Problem {
    Problem(.usage, "keyness compares the levels of a group", remedy: "Name a group: `--by cbo`.")
  }

  static func keynessNeedsLevels(_ group: String) -> Problem {
    Problem(
      .missingInput, "fewer than two levels of `\(group)` have people who speak",
      remedy: "Name another group, or take back conditions.")
  }

  static func nobodySpeaks() -> Problem {
    Problem(
      .missingInput, "nobody who is looked at says a word",
      remedy: "Take back conditions (`--where`, `--within`), or look at others' words (`--speakers`).")
  }
}
