import Basics
import Foundation
import StudyDefinition
import Transcripts

/// What the participants of one transcript say, to be found again in other texts: runs of `length` words that follow one
/// another, whatever case, punctuation and line breaks are between them.
struct TranscribedWords {
  /// Words; so many seldom follow one another twice by chance.
  static let length = 6

  private let runs: Set<String>
  private let segmenter: Segmenter

  init(_ transcript: Transcript) {
    let segmenter = Segmenter(language: transcript.language)
    var runs: Set<String> = []
    for turn in transcript.turns where transcript.role(of: turn) != .interviewer {
      let words = Self.words(in: transcript.text, of: turn.span, segmenter).map(\.word)
      for start in words.indices.dropLast(Self.length - 1) {
        runs.insert(Self.run(words[start..<start + Self.length]))
      }
    }
    self.runs = runs
    self.segmenter = segmenter
  }

  /// Where the first run begins in a text, in scalars, 0-based; `nil` when there is none.
  func first(in text: TranscriptText) -> Int? {
    let words = Self.words(in: text, of: text.span, segmenter)
    let start = words.indices.dropLast(Self.length - 1).first { start in
      runs.contains(Self.run(words[start..<start + Self.length].map(\.word)))
    }
    return start.map { words[$0].start }
  }

  func areQuoted(in text: String) -> Bool { first(in: TranscriptText(text)) != nil }

  private static func words(
    in text: TranscriptText, of span: Span, _ segmenter: Segmenter
  ) -> [(word: String, start: Int)] {
    segmenter.words(in: text, of: span).map { span in
      (text[span].lowercased().replacing("’", with: "'"), span.start)
    }
  }

  private static func run(_ words: some Sequence<String>) -> String { words.joined(separator: " ") }
}

extension TranscribedWords {
  /// Files of a study that hold such a run, each with the 1-based line of the first: texts of any kind, but neither
  /// transcripts, journals and results nor what is hidden.
  /// - Parameter limit: greater files are passed over; in bytes.
  func files(of folder: StudyFolder, limit: Int = 20_000_000) -> [(file: String, line: Int)] {
    folder.otherFiles().compactMap { file in
      let size = (try? file.resourceValues(forKeys: [.fileSizeKey]))?.fileSize ?? 0
      guard size > 0, size <= limit, let data = try? Data(contentsOf: file), !data.prefix(8192).contains(0) else {
        return nil
      }
      let text = TranscriptText(String(decoding: data, as: UTF8.self))
      guard let place = first(in: text) else { return nil }
      let before = text.bytes[..<text.byteOffset(ofScalar: place)]
      return (folder.shown(file), before.count { $0 == 0x0A } + 1)
    }
  }
}

extension StudyFolder {
  /// Files in the study's folder that are neither transcripts, journals nor results, nor hidden; sorted by path.
  func otherFiles() -> [URL] {
    let keys: [URLResourceKey] = [.isRegularFileKey, .fileSizeKey]
    guard
      let found = FileManager.default.enumerator(
        at: root, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
    else { return [] }
    let without = [results, transcripts].map(\.standardizedFileURL.path)
    var files: [URL] = []
    for case let url as URL in found {
      if without.contains(url.standardizedFileURL.path) { found.skipDescendants() }
      let isFile = (try? url.resourceValues(forKeys: [.isRegularFileKey]))?.isRegularFile ?? false
      let isJournal =
        url.deletingLastPathComponent().lastPathComponent == "codings"
        && (url.pathExtension == "jsonl" || url.path.hasSuffix(".jsonl.torn"))
      if isFile, !isJournal { files.append(url) }
    }
    return files.sorted { $0.path < $1.path }
  }
}
