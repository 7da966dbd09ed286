import Basics
public import StudyDefinition
import Transcripts

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
