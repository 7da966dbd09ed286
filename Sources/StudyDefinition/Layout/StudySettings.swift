public import Basics

/// The parts of study.yaml that nearly every answer may rest on: all but what only the report, joint displays and the run
/// itself read. So a changed note, claim or list of analyses makes nothing again that does not show it.
public enum StudySettings {
  /// How these parts are called in a list of inputs, beside the names of files.
  public static let name = "\(StudyFolder.configurationName) (settings)"

  /// Keys whose content is no part of them. What an analysis is asked is known from its own definition.
  private static let others: Set<String> = ["note", "hypotheses", "joint", "analyses"]

  /// SHA-256 of their keys and values, in the order of the file; comments and layout do not count.
  /// - Parameter bytes: of study.yaml.
  /// - Throws: what the YAML library throws for a value that it cannot write.
  public static func hash(of bytes: [UInt8]) throws -> ContentHash {
    let root = YAMLEntry.root(of: bytes, file: StudyFolder.configurationName, findings: Findings())
    guard let entries = root?.entries else { return ContentHash(of: bytes) }
    let kept = entries.filter { !others.contains($0.key.written ?? "") }
    let text = try kept.map { "\($0.key.written ?? ""): \(try $0.value.yaml())\n" }.joined()
    return ContentHash(of: Array(text.utf8))
  }
}
