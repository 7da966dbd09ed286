import Basics
import Codebooks
import Codings
import Foundation
public import StudyDefinition
import Transcripts

/// An assembled project put into a study's folder: what is new is written, what is there already stays.
public struct ProjectPlacement: Sendable {
  /// What happens, or happened, to one file.
  public struct Step: Sendable, Equatable {
    public enum Change: Sendable, Equatable {
      case new
      /// The same is there.
      case unchanged
      /// The study has it in its own form, which stays: a transcript whose front matter was edited, a codebook with all
      /// of the codes.
      case kept
      /// So many events or rows are added to what is there.
      case added(Int)
    }

    /// Relative to the study.
    public let path: String
    public let change: Change
  }

  public private(set) var steps: [Step] = []
  private var files: [(path: String, bytes: [UInt8])] = []
  private var journals: [(coder: String, events: [Event])] = []
  private let folder: StudyFolder

  /// Whether there is nothing to write.
  public var changesNothing: Bool { steps.allSatisfy { $0.change == .unchanged || $0.change == .kept } }

  /// Compares with what the study has. Nothing is written.
  /// - Throws: `Problems` where a transcript of the same name has another text, or the codes cannot be added;
  ///   `Problem` for a journal, a codebook or a table that cannot be read.
  public init(_ project: AssembledProject, into folder: StudyFolder) throws {
    self.folder = folder
    var problems: [Problem] = []
    for transcript in project.transcripts {
      let target = folder.transcript(named: transcript.name)
      do {
        try place(Array(transcript.text.utf8), at: target) { old, new in TranscriptBody.isSame(old, new) }
      } catch let problem as Problem {
        problems.append(problem)
      }
    }
    guard problems.isEmpty else { throw Problems(problems) }
    try placeCodebook(project.codebook)
    if !project.participants.isEmpty {
      let merged = try PeopleRowsMerge(project.participants, folder: folder)
      let path = folder.shown(folder.participants)
      if let bytes = merged.bytes { files.append((path, bytes)) }
      steps.append(Step(path: path, change: merged.change))
    }
    for (coder, events) in project.events {
      let journal = self.journal(of: coder)
      let known = Set(try journal.read().events.map(\.id))
      let new = events.filter { !known.contains($0.id) }
      journals.append((coder, new))
      let isThere = FileManager.default.fileExists(atPath: journal.url.path)
      steps.append(Step(path: journal.shownAs, change: new.isEmpty ? .unchanged : isThere ? .added(new.count) : .new))
    }
  }

  /// - Parameter isKept: whether another file that is there may stay in place of the new one.
  private mutating func place(
    _ bytes: [UInt8], at url: URL, unless isKept: (_ old: [UInt8], _ new: [UInt8]) -> Bool
  ) throws {
    let path = folder.shown(url)
    guard FileManager.default.fileExists(atPath: url.path) else {
      files.append((path, bytes))
      return steps.append(Step(path: path, change: .new))
    }
    let old = try Files.read(url, shownAs: path)
    if old == bytes { return steps.append(Step(path: path, change: .unchanged)) }
    guard isKept(old, bytes) else { throw Problem.otherTextThere(path) }
    steps.append(Step(path: path, change: .kept))
  }

  /// A study without codes gets the project's files; to one with codes, those that it does not have are added in a file
  /// of their own.
  private mutating func placeCodebook(_ project: AssembledCodebook) throws {
    let own = try CodebookFiles(folder).read().codebook
    if own.codes.isEmpty {
      for file in project.files {
        try place(Array(file.text.utf8), at: folder.codebook.appendingPathComponent(file.name)) { _, _ in false }
      }
    } else if let (text, count) = try project.addition(without: { own[$0] != nil }) {
      let stem = StudyFile.stem(ofPath: project.files.first?.name ?? "imported.yaml")
      let name = unusedName(stem, in: folder.codebook, ending: "yaml")
      let path = folder.shown(folder.codebook.appendingPathComponent(name))
      files.append((path, Array(text.utf8)))
      steps.append(Step(path: path, change: .added(count)))
    } else {
      steps += project.files.map {
        Step(path: folder.shown(folder.codebook.appendingPathComponent($0.name)), change: .kept)
      }
    }
  }

  private func unusedName(_ stem: String, in folder: URL, ending: String) -> String {
    var number = 1
    while true {
      let name = number == 1 ? "\(stem).\(ending)" : "\(stem)-\(number).\(ending)"
      if !FileManager.default.fileExists(atPath: folder.appendingPathComponent(name).path) { return name }
      number += 1
    }
  }

  private func journal(of coder: String) -> Journal {
    let url = folder.journal(of: coder)
    return Journal(url: url, coder: coder, shownAs: folder.shown(url))
  }

  // MARK: Writing

  /// Makes a study where there is none, without the codebook and the participants that a new study begins with.
  /// - Parameter language: of the study (BCP 47); `nil` takes the one that most of the texts are in.
  /// - Throws: `Problem` of kind `cannotWrite`, of kind `usage` for a language that is not known.
  public func makeStudy(for project: AssembledProject, language: String?) throws {
    if FileManager.default.fileExists(atPath: folder.configuration.path) { return }
    let counts = Dictionary(project.transcripts.compactMap(\.language).map { ($0, 1) }, uniquingKeysWith: +)
    let most = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    _ = try StudyTemplate(language: language ?? most ?? "en", hasStarters: false).write(to: folder)
  }

  /// Writes what is new: texts first, journals last, so that no coding is there without its text.
  /// - Throws: `Problem` of kind `cannotWrite`. What was written until then is whole, and importing again adds the rest.
  public func write() throws {
    for (path, bytes) in files {
      let url = folder.root.appendingPathComponent(path)
      let parent = url.deletingLastPathComponent()
      try Files.makeFolder(parent, shownAs: folder.shown(parent))
      try Files.write(bytes, to: url, shownAs: path)
    }
    try Files.makeFolder(folder.codings, shownAs: folder.shown(folder.codings))
    for (coder, events) in journals where !events.isEmpty {
      try journal(of: coder).append { current in
        let known = Set(current.map(\.id))
        let new = events.filter { !known.contains($0.id) }
        // One import is one decision: undo takes all of it back.
        guard let decision = new.first?.id else { return [] }
        return new.map { event in
          Event(
            id: event.id, time: event.time, kind: event.kind, decision: decision, target: event.target,
            transcript: event.transcript, anchor: event.anchor, code: event.code, note: event.note,
            participant: event.participant, isOnStudy: event.isOnStudy, links: event.links)
        }
      }
    }
  }

  /// Writes the report of the import beside study.yaml, in each of its forms under one name that is not taken.
  /// - Parameter forms: endings and contents.
  /// - Returns: the paths, relative to the study.
  /// - Throws: `Problem` of kind `cannotWrite`.
  public func writeReport(_ forms: [(ending: String, text: String)]) throws -> [String] {
    let names = forms.map { unusedName("import-report", in: folder.root, ending: $0.ending) }
    // The forms of one report have one number.
    let stem = names.map(StudyFile.stem).max { ($0.count, $0) < ($1.count, $1) } ?? "import-report"
    return try forms.map { form in
      let name = "\(stem).\(form.ending)"
      try Files.write(Array(form.text.utf8), to: folder.root.appendingPathComponent(name), shownAs: name)
      return name
    }
  }
}

extension StudyFolder {
  /// Whole transcripts by name; none where there is no study yet.
  /// - Throws: `Problem` for a file that cannot be read.
  public func transcriptTexts() throws -> [String: [UInt8]] {
    var texts: [String: [UInt8]] = [:]
    for file in try transcriptFiles() { texts[file.stem] = try Files.read(file.url, shownAs: file.path) }
    return texts
  }
}

/// The words of a transcript's file, without its front matter.
enum TranscriptBody {
  /// Whether two files have the same words. A file whose front matter cannot be read has none in common with another.
  static func isSame(_ a: [UInt8], _ b: [UInt8]) -> Bool {
    guard let first = FrontMatterBlock(a), let second = FrontMatterBlock(b) else { return false }
    return a[first.body...] == b[second.body...]
  }
}
