public import Basics
public import Foundation

/// Who codes: the coder of this command, and everybody who has a journal in the study.
public enum Coders {
  static let journalSuffix = ".jsonl"

  /// The coder of a command: `--as`, else `STRAND_CODER`, else the study's, else the login name. Characters of the
  /// login name that no coder's name may have become `-`; the other three are taken as they are or refused.
  /// - Throws: `Problem` of kind `usage`, which says where the bad name came from.
  public static func resolve(
    option: String?, environment: [String: String], study: String?, login: String?
  ) throws -> CoderName {
    if let option { return try CoderName(validating: option, source: "--as") }
    if let name = environment["STRAND_CODER"], !name.isEmpty {
      return try CoderName(validating: name, source: "STRAND_CODER")
    }
    if let study { return try CoderName(validating: study, source: "`coder:` in study.yaml") }
    guard let login, !login.isEmpty else { throw Problem.noCoder() }
    if let name = try? CoderName(validating: login) { return name }
    return try CoderName(validating: fitted(login), source: "login name")
  }

  /// Whose journal holds what several coders were at one about, unless told.
  public static let consensusName = "consensus"

  /// The coder of a consensus journal: as named, else the study's `analysis_coder`, else `consensus`.
  /// - Throws: `Problem` of kind `usage` for a name that is no coder's.
  public static func consensus(option: String?, study: String?) throws -> CoderName {
    if let option { return try CoderName(validating: option, source: "--as") }
    if let study { return try CoderName(validating: study, source: "`analysis_coder:` in study.yaml") }
    return try CoderName(validating: consensusName)
  }

  /// The journals in the study's folder of codings, by coder. A folder that is not there holds none. Names that are
  /// no coder's, and names that differ only in case, are reported and the rest is returned.
  /// - Parameter shownAs: the folder as the person knows it (`codings`).
  /// - Throws: `Problem` of kind `inputOutput` when the folder cannot be listed.
  public static func journals(
    in folder: URL, shownAs shown: String
  ) throws -> (journals: [Journal], problems: [Problem]) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder) else { return ([], []) }
    guard isFolder.boolValue, let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path) else {
      throw Problem.foldersUnlistable(shown)
    }
    var journals: [Journal] = []
    var problems: [Problem] = []
    var folded: [String: String] = [:]
    for file in names.sorted(by: byScalars) where file.hasSuffix(journalSuffix) && !file.hasPrefix(".") {
      let path = shown.isEmpty ? file : "\(shown)/\(file)"
      guard let name = try? CoderName(validating: String(file.dropLast(journalSuffix.count))) else {
        problems.append(.journalName(path))
        continue
      }
      if let other = folded.updateValue(name.text, forKey: name.text.lowercased()) {
        problems.append(.codersAlike(other, name.text, file: path))
      }
      journals.append(Journal(url: folder.appendingPathComponent(file), coder: name.text, shownAs: path))
    }
    return (journals, problems)
  }

  /// A copy that a sharing program made (`lin (1).jsonl`) is nobody's journal: its events are the other's.
  /// - Parameters:
  ///   - stem: the journal's file name without `.jsonl`.
  ///   - shown: the file as the person knows it.
  /// - Throws: `Problem` of kind `badData` when the name is no coder's.
  public static func requireName(_ stem: String, ofJournal shown: String) throws {
    guard (try? CoderName(validating: stem)) != nil else { throw Problem.journalName(shown) }
  }

  /// `HOME\anna k` as `HOME-anna-k`.
  private static func fitted(_ login: String) -> String {
    var fitted = ""
    for character in login.prefix(CoderName.maximumLength) {
      let allowed = (try? CoderName(validating: "a\(character)a")) != nil
      fitted.append(allowed ? character : "-")
    }
    return fitted.trimmingCharacters(in: CharacterSet(charactersIn: "-_."))
  }

  private static func byScalars(_ a: String, _ b: String) -> Bool {
    a.unicodeScalars.lexicographicallyPrecedes(b.unicodeScalars)
  }
}
