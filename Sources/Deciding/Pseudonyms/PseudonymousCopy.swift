public import Basics
import Codebooks
import Codings
import Foundation
import Respondents
public import StudyDefinition
import StudyIndex
import Transcripts

/// A study with other names, in a folder of its own. The original is only read: journals only grow, and they hold
/// participants' words, so that names can be taken out of a copy and not out of the study itself.
public struct PseudonymousCopy {
  let folder: StudyFolder
  let table: PseudonymTable
  /// What was replaced so far: counts by name.
  public private(set) var counts: [Int]
  /// Files of the copy.
  public var files: Int { contents.count }
  /// Events of all journals, and those of them that are tied to a text which is no longer there.
  public internal(set) var events = 0
  public internal(set) var eventsOfOldTexts = 0
  /// Transcripts whose file is called otherwise in the copy.
  public private(set) var renamed = 0
  public internal(set) var warnings: [Problem]
  /// The versions that codes have in the copy, by those in the study.
  private(set) var versions: [String: String] = [:]
  /// Path in the copy, content.
  private(set) var contents: [(path: String, bytes: [UInt8])] = []
  /// Those that are no text.
  var binaries: Set<String> = []

  struct ReplacedTranscript {
    let name: String
    let old: TranscriptText
    let new: TranscriptText
    let places: ReplacedPlaces
    let newHash: ContentHash
  }

  /// Reads the study and replaces its names; writes nothing.
  /// - Throws: `Problem`, `Problems` about the study's files, and where replacing would change what is read.
  public init(_ folder: StudyFolder, _ table: PseudonymTable) throws {
    self.folder = folder
    self.table = table
    counts = table.replacement.names.map { _ in 0 }
    warnings = table.notes
    let configuration = try StudyConfiguration.read(folder)
    var transcripts: [String: ReplacedTranscript] = [:]
    var inUse: Set<Int> = []
    let taken = NameReplacement(table.replacement.names.map { NameReplacement.Name($0.replacement, "x") })
    for file in try folder.files() {
      switch file.kind {
      case .configuration, .codebook, .participants, .assignments:
        let text = try decoded(file.path)
        inUse.formUnion(taken.edits(in: text.unicodeScalars).map(\.name))
        let new = replaced(text)
        try ReplacedYAML.check(new, insteadOf: text, shown: file.path, table)
        try add(file.kind == .codebook ? renamed(file.path) : file.path, new)
      case .transcript:
        let new = try transcript(file, configuration.language)
        inUse.formUnion(taken.edits(in: new.old.asString.unicodeScalars).map(\.name))
        transcripts[file.stem] = new
      case .journal: break
      }
    }
    versions = replacedVersions()
    for file in try folder.journalFiles() { try journal(file, transcripts) }
    if let survey = configuration.survey { try self.survey(survey) }
    warnings += filesOfAnalyses(configuration)
    let summaries = folder.shown(folder.summaries)
    if FileManager.default.fileExists(atPath: folder.summaries.path) {
      let text = try decoded(summaries)
      inUse.formUnion(taken.edits(in: text.unicodeScalars).map(\.name))
      try add(summaries, replaced(text))
    }
    warnings += inUse.sorted().map { .replacementInUse(table.file, table.lines[$0]) }
    for (path, bytes) in contents {
      if let row = table.replacement.edits(in: path.unicodeScalars).first?.name {
        throw Problem.nameOfFileInCopy(path, of: table.lines[row])
      }
      if binaries.contains(path) { continue }
      warnings += PseudonymLeaks.problems(
        in: String(decoding: bytes, as: UTF8.self), shown: path, table, isCopy: true)
    }
  }

  // MARK: Parts

  /// The versions that codes have in the copy, by those they have here: a definition may have held a name.
  private func replacedVersions() -> [String: String] {
    let files = contents.filter { $0.path.hasPrefix("codebook/") }
    guard let old = try? Codebook.read(folder).codebook.codes, let new = try? Codebook.read(files: files).codebook
    else { return [:] }
    // A file with another name may be at another place among the files.
    let pairs = old.compactMap { code in new[table.replacement.replaced(code.id)].map { (code.version, $0.version) } }
    return Dictionary(pairs) { first, _ in first }
  }

  /// Takes a file into the copy.
  /// - Throws: `Problem` for a path that would be outside of the copy, or that another file has.
  mutating func add(_ path: String, _ bytes: [UInt8], from source: String? = nil) throws {
    guard CopyPath.isInside(path) else { throw Problem.outsideCopy(source ?? path) }
    if contents.contains(where: { $0.path == path }) { throw Problem.sameNameInCopy(source ?? path) }
    contents.append((path, bytes))
  }

  mutating func add(_ path: String, _ text: String, from source: String? = nil) throws {
    try add(path, Array(text.utf8), from: source)
  }

  /// Changes the text of a file that is in the copy already.
  mutating func change(_ path: String, _ change: (String) throws -> String) throws {
    guard let index = contents.firstIndex(where: { $0.path == path }) else { return }
    contents[index].bytes = Array(try change(String(decoding: contents[index].bytes, as: UTF8.self)).utf8)
  }

  /// A path as the copy has it: names in it are replaced, too.
  /// - Throws: `Problem` where a replacement cannot be in the name of a file.
  func renamed(_ path: String) throws -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    return try parts.map { part in
      let new = table.replacement.replaced(part)
      if new != part, new.contains("/") || new.hasPrefix(".") { throw Problem.replacementNotForFile(path) }
      return new
    }.joined(separator: "/")
  }

  func decoded(_ path: String) throws -> String {
    let bytes = try Files.read(folder.root.appendingPathComponent(path), shownAs: path)
    do {
      return String(decoding: try CanonicalText.decoded(bytes), as: UTF8.self)
    } catch let problem as Problem {
      throw problem.located(in: path)
    }
  }

  mutating func count(_ names: [Int]) {
    for name in names { counts[name] += 1 }
  }

  mutating func replaced(_ text: String) -> String {
    // Names are looked for in their composed form.
    let text = text.nfc
    let edits = table.replacement.edits(in: text.unicodeScalars)
    count(edits.map(\.name))
    return NameReplacement.apply(edits, to: text)
  }

  private mutating func transcript(_ file: StudyFile, _ language: String) throws -> ReplacedTranscript {
    let bytes = Array(try decoded(file.path).utf8)
    let old = try Transcript.read(name: file.stem, file: file.path, bytes: bytes, defaultLanguage: language)
    let head = FrontMatterBlock(bytes).map { String(decoding: bytes[..<$0.body], as: UTF8.self) } ?? ""
    let body = old.text.asString
    let edits = table.replacement.edits(in: body.unicodeScalars)
    count(edits.map(\.name))
    let newHead = replaced(head)
    try ReplacedYAML.check(head: newHead, shown: file.path, table)
    let text = newHead + NameReplacement.apply(edits, to: body)
    let path = try renamed(file.path)
    let name = StudyFile.stem(ofPath: path)
    if name != file.stem { renamed += 1 }
    let new = try Transcript.read(name: name, file: file.path, bytes: Array(text.utf8), defaultLanguage: language)
    let places = ReplacedPlaces(edits)
    guard new.turns.map(\.span) == old.turns.map({ places.span($0.span) }),
      new.turns.map(\.speaker) == old.turns.map(\.speaker)
    else { throw Problem.textNotKept(file.path) }
    try add(path, text, from: file.path)
    return ReplacedTranscript(
      name: name, old: old.text, new: new.text, places: places, newHash: new.text.contentHash)
  }
}

extension TranscriptText {
  fileprivate var asString: String { self[span] }
}
