public import Basics
public import Codebooks

/// The wording of what can be wrong with where a study lies, and with names of things in it.
extension Problem {
  static func noStudy(from path: String) -> Problem {
    Problem(
      .missingInput, "there is no study here: no study.yaml in `\(path)` or in a folder above it",
      remedy: "Go into a study's folder, name it with `--study DIR`, or make one with `strand init`.")
  }

  static func notAStudy(_ path: String) -> Problem {
    Problem(
      .missingInput, file: path, "there is no study.yaml in this folder", remedy: "Make a study with `strand init`.")
  }

  static func folderUnlistable(_ path: String) -> Problem {
    Problem(.inputOutput, file: path, "the folder cannot be listed", remedy: "Check its permissions.")
  }

  /// Two names that are the same text in different normal forms: on the screen they look the same.
  static func namesAlike(_ first: String, _ second: String, folder: String) -> Problem {
    func spelled(_ name: String) -> String {
      name.unicodeScalars.map { $0.isASCII ? String($0) : "\\u{\(String($0.value, radix: 16, uppercase: true))}" }
        .joined()
    }
    let names = [spelled(first), spelled(second)].sorted()
    return Problem(
      .badData, file: folder,
      "two files have the same name, with accents that are stored in two ways: `\(names[0])` and `\(names[1])`",
      remedy: "Rename one of them, or remove it if it is a copy of the other. `ls -b` tells them apart.")
  }

  static func unknownLanguageOption(_ tag: String) -> Problem {
    Problem(.usage, "--language: `\(tag)` is not a language", remedy: "Write its tag, as `en`, `zh` or `da` (BCP 47).")
  }

  public static func unknownCode(_ id: String, known: [String]) -> Problem {
    Problem(
      .missingInput, "there is no code `\(id)` in the codebook",
      remedy: Suggestion.sentence(for: id, among: known, noun: "code"))
  }

  /// A code's name, written where its id is wanted, leads to the id.
  public static func unknownCode(_ id: String, in codebook: Codebook) -> Problem {
    let named = codebook.codes.first { $0.name.lowercased() == id.lowercased() }
    guard let named else { return unknownCode(id, known: codebook.codes.map(\.id)) }
    return Problem(
      .missingInput, "there is no code `\(id)` in the codebook",
      remedy: "That is a code's name. Its id is `\(named.id)`: write the id.")
  }

  public static func unknownPerson(_ name: String, known: [String]) -> Problem {
    Problem(
      .missingInput, "there is no participant `\(name)`",
      remedy: Suggestion.sentence(for: name, among: known, noun: "participant"))
  }

  public static func unknownTranscript(_ name: String, known: [String]) -> Problem {
    Problem(
      .missingInput, "there is no transcript `\(name)`",
      remedy: Suggestion.sentence(for: name, among: known, noun: "transcript"))
  }
}
