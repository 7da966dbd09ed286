import CZip
import Foundation

/// Writes small archives, so that tests show the XML that they are about.
enum WordFixture {
  static let namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

  /// A `.docx` whose document's body is `body`, with further parts by name.
  static func document(_ body: String, parts: [String: String] = [:]) throws -> [UInt8] {
    var entries = parts
    entries["[Content_Types].xml"] =
      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>"
    entries["word/document.xml"] =
      entries["word/document.xml"]
      ?? "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"\(namespace)\"><w:body>\(body)</w:body></w:document>"
    return try archive(entries.mapValues { Array($0.utf8) })
  }

  /// A paragraph of one run.
  static func paragraph(_ text: String) -> String { "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>" }

  static func notes(_ kind: String, _ texts: [String: String]) -> String {
    let notes = texts.sorted { $0.key < $1.key }.map { id, text in
      "<w:\(kind) w:id=\"\(id)\">\(paragraph(text))</w:\(kind)>"
    }
    return "<w:\(kind)s xmlns:w=\"\(namespace)\">\(notes.joined())</w:\(kind)s>"
  }

  struct Failure: Error {}

  static func archive(_ entries: [String: [UInt8]]) throws -> [UInt8] {
    let url = FileManager.default.temporaryDirectory.appendingPathComponent("strand-test-\(UUID().uuidString).zip")
    defer { try? FileManager.default.removeItem(at: url) }
    var code: Int32 = 0
    guard let archive = zip_open(url.path, ZIP_CREATE | ZIP_EXCL, &code) else { throw Failure() }
    for (name, content) in entries.sorted(by: { $0.key < $1.key }) {
      guard let buffer = malloc(max(content.count, 1)) else { throw Failure() }
      content.withUnsafeBytes { bytes in
        if let start = bytes.baseAddress { memcpy(buffer, start, bytes.count) }
      }
      guard let source = zip_source_buffer(archive, buffer, zip_uint64_t(content.count), 1),
        zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0
      else { throw Failure() }
    }
    guard zip_close(archive) == 0 else { throw Failure() }
    return [UInt8](try Data(contentsOf: url))
  }
}
