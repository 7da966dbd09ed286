/// A cell of delimited text, as RFC 4180 writes it: in quotes where it holds the delimiter, a quote or a line break, and
/// where white space at its ends would be lost.
public enum DelimitedCell {
  public static func append(
    _ text: String, delimiter: DelimitedText.Delimiter = .comma, to bytes: inout [UInt8]
  ) {
    let mark = delimiter.byte
    let needsQuotes =
      text.utf8.contains { $0 == mark || $0 == quote || $0 == 0x0A || $0 == 0x0D }
      || text.unicodeScalars.first?.properties.isWhitespace == true
      || text.unicodeScalars.last?.properties.isWhitespace == true
    if !needsQuotes {
      bytes += text.utf8
      return
    }
    bytes.append(quote)
    for byte in text.utf8 {
      if byte == quote { bytes.append(quote) }
      bytes.append(byte)
    }
    bytes.append(quote)
  }

  public static func written(_ text: String, delimiter: DelimitedText.Delimiter = .comma) -> String {
    var bytes: [UInt8] = []
    append(text, delimiter: delimiter, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let quote = UInt8(ascii: "\"")
}
