/// Words as HTML.
///
/// Escaped scalar by scalar: a library that goes by characters misses `"` or `<` with a combining mark on it, which
/// a browser still takes for markup. The templates therefore take text that is already escaped.
enum HTMLText {
  /// In an element or a quoted attribute; line breaks stay line feeds.
  static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in DisplayText(text).scalars {
      switch scalar {
      case "&": result.append(contentsOf: "&amp;".unicodeScalars)
      case "<": result.append(contentsOf: "&lt;".unicodeScalars)
      case ">": result.append(contentsOf: "&gt;".unicodeScalars)
      case "\"": result.append(contentsOf: "&quot;".unicodeScalars)
      case "'": result.append(contentsOf: "&#39;".unicodeScalars)
      default: result.append(scalar)
      }
    }
    return String(result)
  }

  /// In an element, line breaks as `<br>`.
  static func lines(_ text: String) -> String {
    escaped(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
  }

  /// The same with a stretch of the text marked: scalars, 0-based, end-exclusive.
  static func lines(_ text: String, marked: Range<Int>?) -> String {
    let scalars = Array(text.unicodeScalars)
    guard let inside = marked?.clamped(to: 0..<scalars.count), !inside.isEmpty else { return lines(text) }
    func part(_ range: Range<Int>) -> String {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return lines(String(view))
    }
    return part(0..<inside.lowerBound) + "<mark>" + part(inside) + "</mark>" + part(inside.upperBound..<scalars.count)
  }

  /// HTML inside a link to a fragment of the page; without one as it is.
  static func linked(_ html: String, to fragment: String?) -> String {
    guard let fragment else { return html }
    return "<a href=\"#\(escaped(fragment))\">\(html)</a>"
  }

  /// Paragraphs, parted by empty lines.
  static func paragraphs(_ text: String) -> [String] {
    RunningText.paragraphs(text).map { lines($0) }
  }
}
