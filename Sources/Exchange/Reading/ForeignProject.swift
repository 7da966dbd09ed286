import Foundation

/// A project of another program, read into memory and not yet made into a study. Offsets are as the file has them.
struct ForeignProject {
  /// As the program calls itself: `ATLAS.ti 8.4.0`.
  var origin: String
  var name: String
  var coders: [ForeignCoder] = []
  /// Parents before their children.
  var codes: [ForeignCode] = []
  var sources: [ForeignSource] = []
  /// Memos that belong to no passage: on codes, sources, cases, or the project as a whole.
  var memos: [ForeignMemo] = []
  var people: [ForeignPerson] = []
  /// The codebook's own files, where Strand wrote the project.
  var codebookFiles: [(name: String, text: String)] = []
  /// Names of the variables, in the order of the file.
  var variables: [String] = []
  /// Whether it is a codebook alone, which has no texts and no codings.
  var isCodebook = false
  /// Whether Strand wrote the file, so that what it puts there for itself is understood.
  var isOwn: Bool { origin.hasPrefix(ForeignProject.ownOrigin) }

  static let ownOrigin = "Strand "
  /// What the file holds and where it goes, filled while it is read.
  var inventory = ImportInventory()

  init(origin: String, name: String) {
    self.origin = origin
    self.name = name
  }
}

/// Somebody who coded.
struct ForeignCoder: Hashable {
  var id: String
  var name: String
}

/// A code or a category of the other program.
struct ForeignCode {
  var id: String
  var parent: String?
  var name: String
  var definition: String?
  /// `#rrggbb`, lower case.
  var colour: String?
  /// Whether passages can have it; otherwise it only holds other codes.
  var isCodable = true
  /// When to use it, when not, and passages for examples: an entry each.
  var include: [String] = []
  var exclude: [String] = []
  var examples: [String] = []
  /// Its id in the study that it came from, and the ids that it had there before.
  var ownID: String?
  var was: [String] = []
}

/// A text with what was coded in it.
struct ForeignSource {
  var id: String
  var name: String
  var text: ForeignText?
  /// The front matter of a transcript that Strand wrote, as YAML.
  var frontMatter: String?
  var selections: [ForeignSelection] = []
  /// Times at places of the text: seconds, and an offset in the file's own counting.
  var syncPoints: [(seconds: Double, offset: Int)] = []
  /// Values of variables that belong to the source.
  var values: [(variable: String, value: String)] = []
  /// The sets that it is in, as values of variables.
  var sets: [(variable: String, value: String)] = []
}

/// Where the words of a source come from.
enum ForeignText {
  /// UTF-8 as it is in the file, byte-order mark and line ends included.
  case plain([UInt8])
  /// A document whose words have to be extracted first; its offsets do not count in it.
  case document([UInt8], fileName: String)
  /// A transcript that the study has already, the whole file; passages are found in it by their words.
  case existing([UInt8], name: String)
}

/// A passage of a source with its codings.
struct ForeignSelection {
  var id: String
  /// Whether it is the source as a whole and no passage of it.
  var isWholeSource = false
  /// In the file's own counting, the end exclusive; `nil` where the file does not say.
  var range: (start: Int, end: Int)?
  /// The words, as far as the file has them.
  var quote: ForeignQuote?
  /// Number of the paragraph in which it begins, as the program counts paragraphs.
  var paragraph: Int?
  var codings: [ForeignCoding] = []
  /// Memos on the passage.
  var memos: [ForeignMemo] = []

  init(id: String, isWholeSource: Bool = false) {
    self.id = id
    self.isWholeSource = isWholeSource
  }
}

/// What a file says of a passage's words.
struct ForeignQuote {
  var text: String
  /// Whether the words are given as the passage's own (a stored quote), or only as the name of a selection, which may
  /// be cut short or be something else.
  var isCertain: Bool
  /// Words right before and right after it, where the file has them.
  var before: String?
  var after: String?
}

/// A code on a passage.
struct ForeignCoding {
  var id: String
  var code: String
  var coder: String?
  var time: Date?
  var note: String?
}

/// Words of a researcher.
struct ForeignMemo {
  enum Subject: Hashable {
    case passage
    case code(String)
    case source(String)
    case person(String)
    case project
  }

  var id: String
  var subject: Subject
  var title: String?
  var text: String
  var coder: String?
  var time: Date?
  /// What it refers to: ids of memos, codes, sources, people. Of a project that Strand wrote.
  var links: [String] = []
}

/// A case: usually a person, with variables and the sources in which the person speaks.
struct ForeignPerson {
  var id: String
  var name: String
  /// Ids of sources.
  var sources: [String] = []
  var values: [(variable: String, value: String)] = []
}
