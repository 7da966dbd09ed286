import Basics
public import Foundation

/// One file that the study is made of, as the folder's listing shows it.
public struct StudyFile: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case configuration
    case codebook
    case transcript
    case participants
    case journal
    case assignments
  }

  public let kind: Kind
  /// Relative to the study's root; also how the file is shown to a person.
  public let path: String
  public let stamp: FileStamp
  /// Of the study. The file's own URL is put together when somebody asks: making a thousand URLs takes longer than
  /// looking at a thousand files.
  private let root: String

  init?(_ kind: Kind, path: String, root: String) {
    guard let stamp = FileStamp(of: root + "/" + path) else { return nil }
    self.kind = kind
    self.path = path
    self.stamp = stamp
    self.root = root
  }

  public static let codebookSuffixes = [".yaml", ".yml"]

  public var url: URL { URL(fileURLWithPath: root + "/" + path, isDirectory: false) }

  /// The file's name without its extension: a transcript's name, a coder's name.
  public var stem: String { Self.stem(ofPath: path) }

  /// The name without its extension of a file at `path`.
  public static func stem(ofPath path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return String(name.lastIndex(of: ".").map { name[..<$0] } ?? name)
  }
}

/// What tells, without reading it, that a file has not changed.
public struct FileStamp: Sendable, Hashable {
  public let size: Int64
  /// When the content was changed, as the file says it; programs can set it. Nanoseconds since 1970.
  public let modified: Int64
  /// When content or attributes were changed, as the system noted it. Nanoseconds since 1970.
  public let changed: Int64
  public let inode: Int64

  /// `nil` where no regular file is.
  public init?(of path: String) {
    var information = stat()
    guard stat(path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int64(information.st_size)
    #if canImport(Darwin)
      modified = Self.nanoseconds(information.st_mtimespec)
      changed = Self.nanoseconds(information.st_ctimespec)
    #else
      modified = Self.nanoseconds(information.st_mtim)
      changed = Self.nanoseconds(information.st_ctim)
    #endif
    inode = Int64(information.st_ino)
  }

  public init(size: Int64, modified: Int64, changed: Int64, inode: Int64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  /// Whether the stamp, taken at `time`, tells every later change. File systems count time in steps of up to two
  /// seconds: another change within the step in which the file was last changed leaves the same stamp.
  public func isSettled(at time: Int64) -> Bool { max(modified, changed) < time - 2_000_000_000 }

  /// Nanoseconds since 1970.
  public static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return nanoseconds(time)
  }

  /// 64 bits of nanoseconds end in the year 2262: a later time is the last there is.
  private static func nanoseconds(_ time: timespec) -> Int64 {
    let (seconds, overflow) = Int64(time.tv_sec).multipliedReportingOverflow(by: 1_000_000_000)
    let (sum, carried) = seconds.addingReportingOverflow(Int64(time.tv_nsec))
    return overflow || carried ? (time.tv_sec < 0 ? .min : .max) : sum
  }
}

extension StudyFolder {
  /// All files of the study in a fixed order: configuration, codebook, transcripts, participants, journals, each by
  /// name. Hidden files and other extensions are no part of it.
  /// - Throws: `Problem` of kind `inputOutput` for a folder that is there and cannot be listed: what cannot be seen is
  ///   not gone.
  public func files() throws -> [StudyFile] {
    let participants = shown(participants)
    return try definitionFiles()
      + files(.transcript, in: transcripts, suffixes: [".txt"])
      + [StudyFile(.participants, path: participants, root: root.path)].compactMap { $0 }
      + files(.journal, in: codings, suffixes: [".jsonl"])
      + [StudyFile(.assignments, path: shown(assignments), root: root.path)].compactMap { $0 }
  }

  /// study.yaml and the codebook: what a desk has to read anew where it has changed.
  /// - Throws: as `files()`.
  public func definitionFiles() throws -> [StudyFile] {
    try [StudyFile(.configuration, path: shown(configuration), root: root.path)].compactMap { $0 }
      + files(.codebook, in: codebook, suffixes: StudyFile.codebookSuffixes)
  }

  /// Files of one kind in one folder, by name.
  /// - Throws: as `files()`.
  public func files(_ kind: StudyFile.Kind, in folder: URL, suffixes: [String]) throws -> [StudyFile] {
    let manager = FileManager.default
    guard manager.fileExists(atPath: folder.path) else { return [] }
    let shown = shown(folder)
    guard let names = try? manager.contentsOfDirectory(atPath: folder.path) else {
      throw Problem.folderUnlistable(shown)
    }
    let own = names.filter { name in !name.hasPrefix(".") && suffixes.contains { name.hasSuffix($0) } }.sorted()
    // Texts that differ only in their normal form are the same text: one would stand for the other everywhere.
    if let (first, second) = zip(own, own.dropFirst()).first(where: { $0 == $1 }) {
      throw Problem.namesAlike(first, second, folder: shown)
    }
    // One text for all of them.
    let root = root.path
    return own.compactMap { StudyFile(kind, path: shown + "/" + $0, root: root) }
  }

  /// Transcripts by name.
  /// - Throws: as `files()`.
  public func transcriptFiles() throws -> [StudyFile] { try files(.transcript, in: transcripts, suffixes: [".txt"]) }

  /// Journals by coder.
  /// - Throws: as `files()`.
  public func journalFiles() throws -> [StudyFile] { try files(.journal, in: codings, suffixes: [".jsonl"]) }
}
