import Basics
import Foundation

/// One coding of a file that lists codings one by one, with its place in a transcript of the study.
struct ListedCoding {
  var id: String?
  /// The transcript's name, as the file has it.
  var document: String
  /// The code's id in the study that the file came from, or its way through the tree.
  var code: String
  var codeName: String?
  /// Scalars of the transcript's body, the end exclusive.
  var range: (start: Int, end: Int)?
  var words: String?
  /// Words right before and right after.
  var before: String?
  var after: String?
  var coder: String?
  var time: Date?
  var note: String?
}

/// Listed codings as a project: it holds no texts, and its passages go into transcripts that the study has.
struct ListedCodings {
  private(set) var project: ForeignProject
  private let transcripts: KnownTranscripts
  private var places: [String: Int] = [:]
  private var coders: Set<String> = []
  private var codes: Set<String> = []
  private var tree = CodeTree()

  /// - Parameter origin: where Strand wrote the file, codes and coders keep their names, codings their ids.
  init(name: String, origin: String, transcripts: KnownTranscripts) {
    project = ForeignProject(origin: origin, name: name)
    self.transcripts = transcripts
  }

  mutating func add(_ coding: ListedCoding) {
    let place = source(coding.document)
    if let coder = coding.coder, coders.insert(coder).inserted {
      project.coders.append(ForeignCoder(id: coder, name: coder))
    }
    let code = self.code(coding)
    let number = project.sources[place].selections.count
    let id = coding.id ?? "\(coding.document) \(number)"
    var selection = ForeignSelection(id: id)
    selection.range = coding.range
    selection.quote = coding.words.map {
      ForeignQuote(text: $0, isCertain: true, before: coding.before, after: coding.after)
    }
    selection.codings = [
      ForeignCoding(id: id, code: code, coder: coding.coder, time: coding.time, note: coding.note)
    ]
    project.sources[place].selections.append(selection)
  }

  /// A coding that is not taken, and why.
  mutating func leaveOut(_ reason: String) { project.inventory.count("codings", .leftOut(reason)) }

  /// - Throws: `Problem` where no coding was found.
  func finished(file: String) throws -> ForeignProject {
    var project = project
    if project.sources.isEmpty, project.inventory.rows.isEmpty { throw Problem.noCodings(file: file) }
    project.codes += tree.codes
    return project
  }

  private mutating func source(_ name: String) -> Int {
    if let known = places[name] { return known }
    let place = project.sources.count
    places[name] = place
    let source = transcripts.source(name, &project.inventory)
    project.sources.append(source)
    return place
  }

  private mutating func code(_ coding: ListedCoding) -> String {
    guard project.isOwn else { return tree.id(CodeTree.path(coding.code)) }
    if codes.insert(coding.code).inserted {
      var code = ForeignCode(id: coding.code, parent: nil, name: coding.codeName ?? coding.code)
      code.ownID = coding.code
      project.codes.append(code)
    }
    return coding.code
  }
}

/// The transcripts that a study has, for files that hold codings and no texts.
struct KnownTranscripts {
  /// Whole files by name.
  let files: [String: [UInt8]]
  private let names: [String: String]

  init(_ files: [String: [UInt8]]) {
    self.files = files
    names = Dictionary(files.keys.sorted().map { ($0.lowercased(), $0) }) { first, _ in first }
  }

  /// A source for a document that a file names, with the study's text; counted as left out where the study has none.
  func source(_ name: String, _ inventory: inout ImportInventory) -> ForeignSource {
    var source = ForeignSource(id: name, name: name)
    if let known = transcript(name) {
      source.text = .existing(files[known] ?? [], name: known)
    } else {
      inventory.count("documents", .leftOut("the study has no transcript of this name"), example: name)
    }
    return source
  }

  /// The same name, with and without the ending of the file; the name as importing would make it, or that of its last
  /// part.
  private func transcript(_ name: String) -> String? {
    let last = String(name.split(whereSeparator: { "\\/".contains($0) }).last ?? "")
    let stem = name.lowercased().hasSuffix(".txt") ? String(name.dropLast(4)) : name
    for candidate in [name, stem] + SafeNames.transcripts([name]) + SafeNames.transcripts([last]) {
      if files[candidate] != nil { return candidate }
      if let known = names[candidate.lowercased()] { return known }
    }
    return nil
  }
}
