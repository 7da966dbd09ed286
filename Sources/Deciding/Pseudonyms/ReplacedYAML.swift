import Basics
import Transcripts

/// The values of a YAML file of the copy. A name can be written so that nobody finds it who searches the file's text:
/// its letters separated by the end of a line (`"Anne\` and `lise"` are one word).
enum ReplacedYAML {
  /// Looks at what a reader of a file gets.
  /// - Parameter old: the file before its names were replaced.
  /// - Throws: `Problem` where a value contains an original, and for a file that replacing has made unreadable.
  static func check(_ new: String, insteadOf old: String, shown: String, _ table: PseudonymTable) throws {
    if case .failure = read(new, shown, from: 1), case .success = read(old, shown, from: 1) {
      throw Problem.textNotKept(shown)
    }
    try check(new, shown: shown, from: 1, table)
  }

  /// Looks at the front matter at the head of a transcript, as the same.
  /// - Throws: `Problem` where a value contains an original.
  static func check(head: String, shown: String, _ table: PseudonymTable) throws {
    let bytes = Array(head.utf8)
    guard let yaml = FrontMatterBlock(bytes)?.yaml else { return }
    try check(String(decoding: bytes[yaml], as: UTF8.self), shown: shown, from: 2, table)
  }

  /// - Parameter line: 1-based line of the file on which the YAML begins.
  private static func check(_ text: String, shown: String, from line: Int, _ table: PseudonymTable) throws {
    guard case .success(let root?) = read(text, shown, from: line) else { return }
    var visited: Set<YAMLPlace> = []
    var waiting = [root]
    while let entry = waiting.popLast() {
      if let value = entry.written {
        if let edit = table.replacement.edits(in: value.unicodeScalars).first {
          throw Problem.nameHidden(shown, line: entry.place.line, of: table.lines[edit.name])
        }
      } else if visited.insert(entry.place).inserted {
        // What is named once and used again is looked at once.
        waiting += entry.items ?? []
        waiting += (entry.entries ?? []).flatMap { [$0.key, $0.value] }
      }
    }
  }

  private static func read(_ text: String, _ shown: String, from line: Int) -> Result<YAMLEntry?, YAMLFault> {
    do throws(YAMLFault) {
      return .success(try YAMLEntry.compose(text, file: shown, firstLine: line, findings: Findings()))
    } catch {
      return .failure(error)
    }
  }
}
