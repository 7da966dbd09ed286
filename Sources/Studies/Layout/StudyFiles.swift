import Foundation
import Ground

/// One file that the study is made of, as the folder's listing shows it.
struct StudyFile: Sendable, Hashable {
  enum Kind: String, Sendable {
    case configuration
    case codebook
    case transcript
    case participants
    case journal
  }

  let kind: Kind
  let url: URL
  /// Relative to the study's root; also how the file is shown to a person.
  let path: String
  let stamp: FileStamp

  /// The file's name without its extension: a transcript's name, a coder's name.
  var stem: String { url.deletingPathExtension().lastPathComponent }
}

/// What tells, without reading it, that a file has not changed.
struct FileStamp: Sendable, Hashable {
  let size: Int64
  /// Nanoseconds since 1970.
  let modified: Int64
  let inode: Int64

  init?(of url: URL) {
    var information = stat()
    guard stat(url.path, &information) == 0, information.st_mode & S_IFMT == S_IFREG else { return nil }
    size = Int64(information.st_size)
    #if canImport(Darwin)
      let time = information.st_mtimespec
    #else
      let time = information.st_mtim
    #endif
    modified = Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    inode = Int64(information.st_ino)
  }

  init(size: Int64, modified: Int64, inode: Int64) {
    self.size = size
    self.modified = modified
    self.inode = inode
  }
}

extension StudyFolder {
  /// All files of the study in a fixed order: configuration, codebook, transcripts, participants, journals, each by
  /// name. Hidden files and other extensions are no part of it.
  func files() -> [StudyFile] {
    var files: [StudyFile] = []
    func add(_ url: URL, _ kind: StudyFile.Kind) {
      guard let stamp = FileStamp(of: url) else { return }
      files.append(StudyFile(kind: kind, url: url, path: shown(url), stamp: stamp))
    }
    func addAll(in folder: URL, _ extensions: [String], _ kind: StudyFile.Kind) {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
      for name in names.sorted() where !name.hasPrefix(".") {
        guard let dot = name.lastIndex(of: "."), extensions.contains(String(name[name.index(after: dot)...])) else {
          continue
        }
        add(folder.appendingPathComponent(name), kind)
      }
    }
    add(configuration, .configuration)
    addAll(in: codebook, ["yaml", "yml"], .codebook)
    addAll(in: transcripts, ["txt"], .transcript)
    add(participants, .participants)
    addAll(in: codings, ["jsonl"], .journal)
    return files
  }
}
