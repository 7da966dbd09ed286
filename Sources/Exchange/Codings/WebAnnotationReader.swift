import Basics
import Foundation

/// Reads W3C Web Annotations (JSON-LD): a collection with its page, a page, a list, or one annotation, of Strand or of
/// another program.
///
/// Bodies with the purpose `tagging` or `classifying` are codes, `commenting` and `describing` ones notes. Where a target
/// has the words (TextQuoteSelector), they decide; its place (TextPositionSelector) is taken where the words are there.
/// Source: W3C Recommendation "Web Annotation Data Model" (23 February 2017), 3.2, 3.3, 4.2.4, 4.2.5, 5.
struct WebAnnotationReader {
  private typealias Object = [String: Any]
  private let isOwn: Bool

  /// - Parameter document: the JSON as it was read.
  /// - Returns: `nil` for JSON that holds no annotations.
  /// - Throws: `Problem` of kind `badData` where the annotations are elsewhere, or there are none.
  static func read(
    _ document: Any, name: String, transcripts: KnownTranscripts, file: String
  ) throws -> ForeignProject? {
    guard let annotations = try Self.annotations(document, file: file) else { return nil }
    let generator = (document as? Object).flatMap { $0["generator"] }.flatMap { Self.text($0, "name") }
    let origin = generator ?? "a program that writes Web Annotations"
    let reader = WebAnnotationReader(isOwn: origin.hasPrefix(ForeignProject.ownOrigin))
    var codings = ListedCodings(name: name, origin: origin, transcripts: transcripts)
    for annotation in annotations { reader.add(annotation, to: &codings) }
    return try codings.finished(file: file)
  }

  private static func annotations(_ document: Any, file: String) throws -> [Object]? {
    if let several = document as? [Any] {
      let objects = several.compactMap { $0 as? Object }
      return objects.contains { types($0).contains("Annotation") } ? objects : nil
    }
    guard let object = document as? Object else { return nil }
    let kinds = types(object)
    if kinds.contains("Annotation") { return [object] }
    if kinds.contains("AnnotationPage") { return list(object["items"]).compactMap { $0 as? Object } }
    guard kinds.contains("AnnotationCollection") else { return nil }
    guard let page = object["first"] as? Object, page["next"] == nil else {
      throw Problem.annotationsElsewhere(file: file)
    }
    return list(page["items"]).compactMap { $0 as? Object }
  }

  private func add(_ annotation: Object, to codings: inout ListedCodings) {
    let bodies = Self.list(annotation["body"]) + Self.list(annotation["bodyValue"])
    func words(_ purposes: String...) -> [String] {
      bodies.compactMap { body in
        let object = body as? Object
        let purpose = (object?["purpose"] ?? annotation["motivation"]) as? String
        guard let purpose, purposes.contains(purpose) else { return nil }
        return ((object?["value"] ?? body) as? String)?.trimmingWhitespace()
      }.filter { !$0.isEmpty }
    }
    let tags = words("tagging")
    let classes = words("classifying")
    let codes = tags.isEmpty ? classes : tags
    if codes.isEmpty { return codings.leaveOut("an annotation without a tag, which would be its code") }
    guard let target = Self.list(annotation["target"]).first as? Object,
      let source = target["source"].flatMap({ $0 as? String ?? Self.text($0, "id") })
    else { return codings.leaveOut("an annotation that does not say on which words it is") }
    let coder = annotation["creator"].flatMap { creator in
      creator as? String ?? Self.text(creator, "nickname") ?? Self.text(creator, "name")
    }
    let isPerson = annotation["creator"].map { !Self.types($0 as? Object ?? [:]).contains("Software") } ?? true
    if isOwn, !isPerson { return codings.leaveOut(CodingLinesReader.unjudged) }
    let notes = words("commenting", "describing", "replying")
    var coding = ListedCoding(document: Self.document(source), code: "")
    place(target, &coding)
    if coding.range == nil, coding.words == nil {
      return codings.leaveOut("an annotation that does not say on which words it is")
    }
    coding.coder = coder
    coding.time = REFIIdentifier.time((annotation["created"] ?? annotation["modified"]) as? String)
    coding.note = notes.isEmpty ? nil : notes.joined(separator: "\n\n")
    for code in codes {
      coding.code = code
      coding.codeName = isOwn ? classes.first : nil
      coding.id = isOwn ? (annotation["id"] as? String)?.replacing("urn:uuid:", with: "") : nil
      codings.add(coding)
    }
  }

  private func place(_ target: Object, _ coding: inout ListedCoding) {
    for selector in Self.list(target["selector"]).compactMap({ $0 as? Object }) {
      let kinds = Self.types(selector)
      if kinds.contains("TextPositionSelector"), let start = selector["start"] as? Int,
        let end = selector["end"] as? Int, start >= 0, start < end
      {
        coding.range = (start, end)
      } else if kinds.contains("TextQuoteSelector") {
        coding.words = Self.text(selector, "exact")
        coding.before = Self.text(selector, "prefix")
        coding.after = Self.text(selector, "suffix")
      }
    }
  }

  /// The name of a document from its address: the last part, unescaped.
  private static func document(_ address: String) -> String {
    let path = address.prefix { $0 != "?" && $0 != "#" }
    let last = String(path.split(separator: "/").last ?? path)
    return last.removingPercentEncoding ?? last
  }

  // MARK: JSON-LD, which writes one of a thing and a list of things alike

  private static func list(_ value: Any?) -> [Any] {
    switch value {
    case nil, is NSNull: []
    case let list as [Any]: list
    case let one?: [one]
    }
  }

  private static func types(_ object: Object) -> [String] {
    list(object["type"] ?? object["@type"]).compactMap { $0 as? String }
  }

  private static func text(_ value: Any, _ key: String) -> String? {
    ((value as? Object)?[key] as? String).flatMap { $0.isEmpty ? nil : $0 }
  }
}
