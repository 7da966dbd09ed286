import Foundation
import StudyDefinition

/// Where a file is in a copy of a study.
enum CopyPath {
  /// Whether a path, from the copy's folder, leads to a file in it: nothing may be written anywhere else.
  static func isInside(_ path: String) -> Bool {
    !path.contains("\0")
      && path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy { !["", ".", ".."].contains($0) }
  }

  /// The path from the study's folder, where the file is in it; `nil` outside of it.
  /// - Parameter written: as study.yaml has it.
  static func inStudy(_ written: String, _ folder: StudyFolder) -> String? {
    let path = folder.shown(folder.root.appendingPathComponent(written))
    return isInside(path) ? path : nil
  }

  /// Where a file goes that is outside of the study: to the respondents' folder.
  static func ofOutsider(_ written: String, _ folder: StudyFolder) -> String {
    let name = folder.root.appendingPathComponent(written).standardizedFileURL.lastPathComponent
    return "\(folder.shown(folder.respondents))/\(name)"
  }

  /// The same name with a number, for one that is taken: `survey-2.csv`.
  static func numbered(_ path: String, _ number: Int) -> String {
    let url = URL(fileURLWithPath: path)
    let cut = path.count - url.lastPathComponent.count
    let ending = url.pathExtension.isEmpty ? "" : "." + url.pathExtension
    return "\(path.prefix(cut))\(url.deletingPathExtension().lastPathComponent)-\(number)\(ending)"
  }
}
