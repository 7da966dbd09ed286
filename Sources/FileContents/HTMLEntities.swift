import CXML2

/// Character references of HTML: `&#39;`, `&#x2014;`, `&mdash;`.
package enum HTMLEntities {
  /// The text with its references read, once; what is no reference stays as it is. Names are libxml2's (HTML 4).
  package static func decoded(_ text: String) -> String {
    guard text.utf8.contains(0x26) else { return text }
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "&") {
      result += rest[..<mark]
      let after = rest[rest.index(after: mark)...]
      if let end = after.prefix(32).firstIndex(of: ";"), let scalar = scalar(after[..<end]) {
        result.unicodeScalars.append(scalar)
        rest = after[after.index(after: end)...]
      } else {
        result += "&"
        rest = after
      }
    }
    return result + rest
  }

  private static func scalar(_ name: Substring) -> Unicode.Scalar? {
    if name.hasPrefix("#") {
      let digits = name.dropFirst()
      let isHexadecimal = digits.first == "x" || digits.first == "X"
      let value = isHexadecimal ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      guard let value, let scalar = Unicode.Scalar(value), value >= 0x20 || value == 0x0A || value == 0x09 else {
        return nil
      }
      return scalar
    }
    if name == "apos" { return "\u{27}" }
    guard !name.isEmpty, name.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }),
      let found = String(name).withCString({ pointer in
        pointer.withMemoryRebound(to: xmlChar.self, capacity: name.utf8.count + 1) { htmlEntityLookup($0) }
      })
    else { return nil }
    return Unicode.Scalar(found.pointee.value)
  }
}
