/// Words as HTML.
///
/// Escaped scalar by scalar: a library that goes by characters misses `"` or `<` with a combining mark on it, which
/// a browser still takes for markup. The templates therefore take text that is already escaped.
public enum HTMLText {
  /// In an element or a quoted attribute; line breaks stay line feeds.
  public static func escaped(_ text: String) -> String {
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
  public static func lines(_ text: String) -> String {
    escaped(text).split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "<br>")
  }

  /// The same with a stretch of the text marked: scalars, 0-based, end-exclusive.
  public static func lines(_ text: String, marked: Range<Int>?) -> String {
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

  /// The language of the page itself (BCP 47).
  static let pageLanguage = "en"

  /// The attribute that lets a text run from right to left; empty where it has no letters that do.
  public static func direction(_ text: String) -> String { hasRightToLeft(text) ? " dir=\"auto\"" : "" }

  /// A name inside other words, escaped, and kept from turning them round where it runs from right to left.
  public static func isolated(_ name: String) -> String {
    hasRightToLeft(name) ? "<bdi>\(escaped(name))</bdi>" : escaped(name)
  }

  /// Hebrew, Arabic and the scripts beside them in Unicode, their presentation forms, marks of direction.
  private static func hasRightToLeft(_ text: String) -> Bool {
    text.unicodeScalars.contains { scalar in
      switch scalar.value {
      case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
      case 0x200F, 0x202B, 0x202E, 0x2067: true
      default: false
      }
    }
  }

  /// Paragraphs, parted by empty lines.
  static func paragraphs(_ text: String) -> [String] {
    RunningText.paragraphs(text).map { lines($0) }
  }
}
