/// Names of places in a report's page, without the number sign: what a link leads to.
///
/// Letters and digits of any script, `.`, `-` and `_` stay; other scalars are written `~hex~`, so that two names never
/// become one. Parts are joined by colons.
public enum Fragment {
  public static func of(_ parts: String...) -> String { joined(parts) }

  /// The quotes of one code.
  public static func code(_ code: String) -> String { joined(["code", code]) }

  /// The quotes of one code, with those below it, in one level of a grouping: what a number of a comparison counts.
  public static func quotes(code: String, grouping: String, level: String) -> String {
    joined(["quotes", code, grouping, level])
  }

  /// One quote. Scalars of the transcript's body.
  public static func quote(code: String, transcript: String, start: Int, end: Int) -> String {
    joined(["quote", code, transcript, "\(start)-\(end)"])
  }

  /// One turn of a transcript in the appendix.
  public static func turn(transcript: String, number: Int) -> String { joined(["turn", transcript, String(number)]) }

  /// One transcript in the appendix.
  public static func transcript(_ name: String) -> String { joined(["transcript", name]) }

  /// A name made elsewhere, with what does not belong in a fragment escaped; names made here stay as they are.
  static func whole(_ name: String) -> String { escaped(name, keeping: ":~") }

  /// The parts that a name was made of, the kind of place first.
  public static func parts(of fragment: String) -> [String] {
    fragment.split(separator: ":", omittingEmptySubsequences: false).map { part in
      // Every other piece between tildes is a scalar.
      let pieces = part.split(separator: "~", omittingEmptySubsequences: false)
      return pieces.enumerated().map { index, piece in
        guard index % 2 == 1 else { return String(piece) }
        return UInt32(piece, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) } ?? ""
      }.joined()
    }
  }

  private static func joined(_ parts: [String]) -> String { parts.map { escaped($0) }.joined(separator: ":") }

  private static func escaped(_ part: String, keeping kept: String = "") -> String {
    var result = ""
    for scalar in part.unicodeScalars {
      let stays =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "." || scalar == "-"
        || scalar == "_" || kept.unicodeScalars.contains(scalar)
      if stays { result.unicodeScalars.append(scalar) } else { result += "~\(String(scalar.value, radix: 16))~" }
    }
    return result
  }
}
