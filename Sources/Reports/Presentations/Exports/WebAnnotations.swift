public import Analysis
import Basics
import Codebooks
import Foundation
import StudyDefinition
import StudyIndex
import Transcripts

/// Codings as W3C Web Annotations: a collection with one page, in JSON-LD.
///
/// Source: W3C Recommendation "Web Annotation Data Model" (23 February 2017), 3.3 bodies, 4.2.4 TextQuoteSelector, 4.2.5
/// TextPositionSelector (characters are Unicode code points), 5 collections.
public enum WebAnnotations {
  /// - Parameter version: of the program.
  /// - Throws: `Problem` when it cannot be encoded.
  public static func render(_ listing: CodingListing, version: String) throws -> String {
    let items = listing.items.map { annotation($0, listing.view) }
    return try JSONFormat.document(
      .object([
        ("@context", "http://www.w3.org/ns/anno.jsonld"), ("type", "AnnotationCollection"),
        ("generator", ["type": "Software", "name": .string("Strand \(version)")]),
        ("label", .string(listing.view.study.configuration.name)), ("total", .integer(items.count)),
        ("first", ["type": "AnnotationPage", "startIndex": 0, "items": .array(items)]),
      ]))
  }

  private static func annotation(_ item: CodingListing.Item, _ view: StudyView) -> JSONValue {
    let code = view.codebook.codes[item.code]
    var bodies: [JSONValue] = [
      [
        "type": "TextualBody", "purpose": "tagging", "value": .string(code.id),
        "format": "text/plain",
      ],
      [
        "type": "TextualBody", "purpose": "classifying", "value": .string(code.name),
        "format": "text/plain",
      ],
    ]
    if let note = item.note, !note.isEmpty {
      bodies.append([
        "type": "TextualBody", "purpose": "commenting", "value": .string(note),
        "format": "text/plain",
      ])
    }
    let maker: JSONValue =
      item.coder.map { ["type": "Person", "nickname": .string($0)] } ?? [
        "type": "Software", "name": "strand",
      ]
    var members: [(String, JSONValue)] = [
      ("type", "Annotation"),
      ("id", .string(item.coder == nil ? "#\(item.id)" : "urn:uuid:\(item.id)")),
      ("motivation", "classifying"), ("creator", maker), ("body", .array(bodies)),
      ("target", target(item)),
    ]
    if let time = item.writtenTime {
      let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
      members.append(("created", .string(time.formatted(style))))
    }
    return .object(members)
  }

  private static func target(_ item: CodingListing.Item) -> JSONValue {
    let path = "transcripts/\(item.transcript.name).txt"
    return [
      "source": .string(path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path),
      "selector": [
        [
          "type": "TextPositionSelector", "start": .integer(item.span.start),
          "end": .integer(item.span.end),
        ],
        [
          "type": "TextQuoteSelector", "exact": .string(item.text), "prefix": .string(item.before),
          "suffix": .string(item.after),
        ],
      ],
    ]
  }
}
