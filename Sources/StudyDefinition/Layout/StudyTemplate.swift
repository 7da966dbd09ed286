import Basics
import Foundation
import Transcripts

/// The files that `strand init` makes.
public struct StudyTemplate: Sendable {
  public let language: String
  /// Whether the study begins with a codebook and a table of participants to be filled; a study that is made of a
  /// project of another program brings its own.
  public let hasStarters: Bool

  /// - Throws: `Problem` of kind `usage` for a language that is not known.
  public init(language: String, hasStarters: Bool = true) throws {
    guard LanguageName.isKnown(language) else { throw Problem.unknownLanguageOption(language) }
    self.language = language
    self.hasStarters = hasStarters
  }

  /// Makes what is not there yet.
  /// - Returns: the paths made, relative to the study.
  /// - Throws: `Problem` of kind `cannotWrite`.
  public func write(to folder: StudyFolder) throws -> [String] {
    var made: [String] = []
    let manager = FileManager.default
    if !manager.fileExists(atPath: folder.root.path) { try Files.makeFolder(folder.root, shownAs: folder.root.path) }
    for part in [folder.codebook, folder.transcripts, folder.respondents, folder.codings]
    where !manager.fileExists(atPath: part.path) {
      try Files.makeFolder(part, shownAs: folder.shown(part))
      made.append(folder.shown(part) + "/")
    }
    let name = folder.root.lastPathComponent
    var files: [(URL, String)] = [
      (folder.configuration, Self.configuration(name: name, language: language)),
      (folder.root.appendingPathComponent(".gitattributes"), Self.attributes),
    ]
    if hasStarters {
      files.insert((folder.codebook.appendingPathComponent("codebook.yaml"), Self.codebook), at: 1)
      files.insert((folder.participants, "id,pseudonym,age,gender,community\n"), at: 2)
    }
    for (url, text) in files where !manager.fileExists(atPath: url.path) {
      try Files.write(Array(text.utf8), to: url, shownAs: folder.shown(url))
      made.append(folder.shown(url))
    }
    if try ignoreDerived(in: folder) { made.append(".gitignore") }
    return made
  }

  private static let attributes = """
    # Two versions of a journal become one that has the lines of both. `strand merge-driver --help` tells how git asks
    # strand itself, which also puts them in the order of time.
    codings/*.jsonl merge=union

    """

  /// Keeps what is derived out of git: it holds what participants said.
  /// - Returns: whether anything had to be written.
  private func ignoreDerived(in folder: StudyFolder) throws -> Bool {
    let url = folder.root.appendingPathComponent(".gitignore")
    var bytes: [UInt8] = []
    if FileManager.default.fileExists(atPath: url.path) { bytes = try Files.read(url, shownAs: ".gitignore") }
    let lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self).trimmingWhitespace() }
    let missing = [".strand/", "results/"].filter { !lines.contains($0) }
    if missing.isEmpty { return false }
    if let last = bytes.last, last != 0x0A { bytes.append(0x0A) }
    bytes += missing.flatMap { Array(($0 + "\n").utf8) }
    try Files.write(bytes, to: url, shownAs: ".gitignore")
    return true
  }

  private static func configuration(name: String, language: String) -> String {
    """
    # A Strand study. Everything here is plain text: edit it, keep it in git, share it.
    study: "\(name.replacing("\\", with: "").replacing("\"", with: ""))"
    # title: "What the study is called in reports"

    # Language of transcripts that do not name theirs (BCP 47: en, zh, da, pt-BR …).
    language: \(language)

    # Whose journal `strand tag` writes when neither --coder nor STRAND_CODER says so.
    # coder: anna

    # Several coders: whoever looks sees of others' decisions only those in transcripts that all readers are done with.
    # blind: true
    # Whose codings analyses count; all coders' without it.
    # analysis_coder: consensus

    # How participants are grouped for `--by`. Columns of respondents/participants.csv can be used as they are
    # (`--by gender`); levels of your own are SQL expressions over its columns.
    # groups:
    #   generation:
    #     label: "generation"
    #     levels:
    #       younger: "age < 45"
    #       older: "age >= 45"

    """
  }

  private static let codebook = """
    # The codebook: a tree of codes. An id never changes once it has been used; when you do rename one, list the old id
    # under `was:` and all codings follow.
    codebook: "Starter codebook: replace it with your own"

    codes:
      - id: help
        name: "Help between people"
        definition: "Somebody does something for somebody else without being paid for it."
        include:
          - "A concrete act that the speaker did, received or saw."
        exclude:
          - "Services of an office or a firm: use another code."
        examples:
          - "My neighbour helped me carry the fridge up."
        colour: "#0072b2"
        # Rules find candidates; you judge them with `strand review`.
        rules:
          - stem: help                      # help, helps, helped, helping
          - "look after"                    # a phrase, between word boundaries
          - near: [lend, money]             # both, in either order
            within: 5 words
          - "neighbour*"                    # words that begin so
        codes:
          - id: help.refused
            name: "Help refused"
            definition: "Somebody asked for help and did not get it, or did not want it."
            examples:
              - "Nobody came when I asked."
            rules:
              - all: [nobody, came]          # both in one sentence
                unless: [party]

    """
}
