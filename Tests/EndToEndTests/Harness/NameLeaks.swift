import Foundation

/// Names in the files of a folder, and in the files' names, as people see them.
enum NameLeaks {
  static func found(in folder: URL, names: [String]) throws -> [String] {
    var leaks: [String] = []
    for path in FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String] ?? [] {
      leaks += names.filter { seen(path).contains($0) }.map { "\(path): its name has \($0)" }
      guard let bytes = try? Data(contentsOf: folder.appendingPathComponent(path)) else { continue }
      let text = seen(String(decoding: bytes, as: UTF8.self))
      leaks += names.filter { text.contains($0) }.map { "\(path): \($0)" }
    }
    return leaks
  }

  /// A text without what is not seen, each letter in one form.
  static func seen(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }))
      .precomposedStringWithCompatibilityMapping
  }
}
