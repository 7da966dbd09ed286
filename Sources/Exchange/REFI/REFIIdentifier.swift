import Basics
import Foundation

/// Identifiers and dates as vendors write them.
enum REFIIdentifier {
  /// Identifiers come with or without braces, in either case.
  static func normal(_ text: String) -> String {
    text.trimmingWhitespace().lowercased().filter { $0 != "{" && $0 != "}" }
  }

  /// ISO 8601, with or without fractions and zone; without a zone the time is taken as UTC.
  static func time(_ text: String?) -> Date? {
    guard let text else { return nil }
    let plain = text.trimmingWhitespace()
    let hasZone = plain.hasSuffix("Z") || plain.dropFirst(10).contains { $0 == "+" || $0 == "-" }
    for fractions in [false, true] {
      let style = Date.ISO8601FormatStyle(includingFractionalSeconds: fractions)
      if let date = try? style.parse(hasZone ? plain : plain + "Z") { return date }
    }
    return nil
  }
}

extension ProjectElement {
  /// The identifier of the element, in one form.
  var guid: String? { self["guid"].map(REFIIdentifier.normal) }
  /// The identifier that a reference names.
  var target: String? { self["targetGUID"].map(REFIIdentifier.normal) }
}
