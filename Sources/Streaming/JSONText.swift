/// JSON written straight into bytes: answers are many and short.
enum JSONText {
  static func open(_ output: inout [UInt8]) { output.append(UInt8(ascii: "{")) }
  static func close(_ output: inout [UInt8]) { output.append(UInt8(ascii: "}")) }

  static func add(_ key: StaticString, _ number: Int, to output: inout [UInt8]) {
    add(key, to: &output)
    output += Array(String(number).utf8)
  }

  static func add(_ key: StaticString, _ text: String, to output: inout [UInt8]) {
    add(key, Array(text.utf8)[...], to: &output)
  }

  static func add(_ key: StaticString, _ utf8: ArraySlice<UInt8>, to output: inout [UInt8]) {
    add(key, to: &output)
    add(utf8, to: &output)
  }

  private static func add(_ key: StaticString, to output: inout [UInt8]) {
    if output.last != UInt8(ascii: "{") { output.append(UInt8(ascii: ",")) }
    output.append(UInt8(ascii: "\""))
    key.withUTF8Buffer { output += $0 }
    output.append(UInt8(ascii: "\""))
    output.append(UInt8(ascii: ":"))
  }

  /// A string, with the escapes that RFC 8259 demands and no other.
  private static func add(_ utf8: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let digits = Array("0123456789abcdef".utf8)
    output.append(UInt8(ascii: "\""))
    for byte in utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0x0A: output += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
      case 0..<0x20: output += Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
